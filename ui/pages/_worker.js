// The whole of Pages' own script: what is the Worker's goes to the Worker, over a service binding and under the same address; everything
// else is a file. Which requests come here at all is said by _routes.json.

export default {
  fetch(request, env) {
    return env.WORKER.fetch(request);
  },
};

// The bundler gives a migration as its text.
declare module '*.sql' {
  const text: string;
  export default text;
}

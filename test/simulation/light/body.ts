// The body of a request or reply, kept as the text or the bytes that it was given: nothing is encoded, copied or streamed until somebody
// asks for it that way.

/** What a body is made of. Everything else that the platform takes, the platform's own `Response` makes bytes of, at once. */
type Content = string | Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The content behind the streams that were handed out, so that one passed on as another's body need not be read. */
const behind = new WeakMap<ReadableStream, LightBody>();

export type LightInit = string | URLSearchParams | ArrayBuffer | ArrayBufferView | ReadableStream | null | undefined;

/** The content, and the type that it has unless the headers say another. */
function contentOf(init: LightInit): { content: Content | null; type: string | null } {
  if (init === null || init === undefined) return { content: null, type: null };
  if (typeof init === 'string') return { content: init.toWellFormed(), type: 'text/plain;charset=UTF-8' };
  if (init instanceof URLSearchParams) {
    return { content: init.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  if (init instanceof ArrayBuffer) return { content: new Uint8Array(init.slice(0)), type: null };
  if (ArrayBuffer.isView(init)) {
    const bytes = new Uint8Array(init.buffer, init.byteOffset, init.byteLength);
    return { content: Uint8Array.from(bytes), type: null };
  }
  const from = init instanceof ReadableStream ? behind.get(init) : undefined;
  if (from && init instanceof ReadableStream && !init.locked) return { content: from.take(), type: null };
  throw new TypeError('a light body is text, bytes, a form, or the body of another');
}

export class LightBody {
  #content: Content | null;
  #used = false;
  #stream: ReadableStream | undefined;
  /** The type that the headers get unless they have one. */
  protected readonly impliedType: string | null;

  constructor(init: LightInit) {
    const { content, type } = contentOf(init);
    this.#content = content;
    this.impliedType = type;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#content === null) return null;
    if (!this.#stream) {
      this.#stream = new ReadableStream({
        type: 'bytes',
        pull: (controller) => {
          this.#used = true;
          const bytes = this.#bytes(this.#content);
          if (bytes.byteLength > 0) controller.enqueue(bytes);
          controller.close();
          if (bytes.byteLength === 0) controller.byobRequest?.respond(0);
        },
      });
      behind.set(this.#stream, this);
    }
    return this.#stream as ReadableStream<Uint8Array>;
  }

  /** The content, which can be had once. */
  take(): Content | null {
    if (this.#used || this.#stream?.locked) throw new TypeError('Body is unusable: Body has already been read');
    if (this.#content !== null) this.#used = true;
    return this.#content;
  }

  /** The content for a copy: the body itself stays unread. */
  protected share(): Content | null {
    if (this.#used || this.#stream?.locked) throw new TypeError('a body that was read cannot be copied');
    return this.#content;
  }

  #bytes(content: Content | null): Uint8Array<ArrayBuffer> {
    if (content === null) return new Uint8Array();
    return typeof content === 'string' ? (encoder.encode(content) as Uint8Array<ArrayBuffer>) : content;
  }

  async text(): Promise<string> {
    const content = this.take();
    if (content === null) return '';
    if (typeof content !== 'string') return decoder.decode(content);
    // A decoder drops the mark that some put in front of UTF-8.
    return content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async bytes(): Promise<Uint8Array> {
    return this.#bytes(this.take());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes(this.take());
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

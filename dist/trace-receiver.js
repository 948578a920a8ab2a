import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isCaller,
  readTraceId
} from "./chunk-JWKUSIHK.js";
import "./chunk-NLBF54U6.js";

// src/traces/receiver-thread.ts
import { parentPort, workerData } from "node:worker_threads";
import { setTimeout as sleep } from "node:timers/promises";

// src/traces/otlp-server.ts
import { createServer } from "node:http";

// src/measure/span-component.ts
var TELLING_ATTRIBUTES = /* @__PURE__ */ new Set([
  "gen_ai.operation.name",
  "gen_ai.provider.name",
  "gen_ai.system",
  "db.system.name",
  "db.system",
  "messaging.system",
  "peer.service",
  "service.peer.name",
  "rpc.service",
  "rpc.system",
  "rpc.system.name",
  "http.request.method",
  "http.method",
  "server.address",
  "server.port",
  "net.peer.name",
  "net.peer.port"
]);
var MODEL = "llm";
function componentOfSpan(span, patterns2) {
  const conventional = byConvention(span);
  const fitting = patterns2.find(({ pattern }) => pattern.test(span.name) || conventional !== void 0 && pattern.test(conventional.name));
  return fitting === void 0 ? conventional : certain(fitting.component);
}
function byConvention({ isClient, attributes }) {
  const told = (...keys) => keys.map((key) => attributes.get(key)).find((value) => value !== void 0 && value !== "");
  if (told("gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.system") !== void 0) return certain(MODEL);
  const system = told("db.system.name", "db.system", "messaging.system");
  if (system !== void 0) return certain(system);
  if (!isClient) return void 0;
  const peer = told("peer.service", "service.peer.name");
  if (peer !== void 0) return certain(peer);
  const address = told("server.address", "net.peer.name");
  const port = told("server.port", "net.peer.port");
  const service = told("rpc.service");
  if (service !== void 0) return certain(service);
  if (told("rpc.system", "rpc.system.name", "http.request.method", "http.method") === void 0 || address === void 0) return void 0;
  return { name: port === void 0 ? address : `${address}:${port}`, isAddress: true };
}
function certain(name) {
  return { name, isAddress: false };
}

// src/traces/received-span.ts
var MAX_TEXT = 100;
var SERVER = 2;
var CLIENT = 3;
function readKind(kind) {
  return kind === SERVER ? "server" : kind === CLIENT ? "client" : "other";
}

// src/traces/otlp-json.ts
function readOtlpJson(text2) {
  return list(object(JSON.parse(text2)), "resourceSpans").flatMap((one) => {
    const service = attributesOf(object(one.resource ?? {}), /* @__PURE__ */ new Set(["service.name"])).get("service.name") ?? "";
    return list(one, "scopeSpans").flatMap((scope) => list(scope, "spans").map((span) => readSpan(span, service)));
  });
}
function readSpan(span, service) {
  return {
    service,
    traceId: text(span.traceId).toLowerCase(),
    id: text(span.spanId).toLowerCase(),
    parentId: text(span.parentSpanId).toLowerCase(),
    name: text(span.name),
    kind: readKind(Number(span.kind ?? 0)),
    startUs: microseconds(span.startTimeUnixNano),
    endUs: microseconds(span.endTimeUnixNano),
    attributes: attributesOf(span, TELLING_ATTRIBUTES)
  };
}
function attributesOf(owner, wanted) {
  const found = /* @__PURE__ */ new Map();
  for (const { key, value } of list(owner, "attributes")) {
    if (typeof key !== "string" || !wanted.has(key)) continue;
    const { stringValue, intValue } = object(value ?? {});
    if (stringValue !== void 0 || intValue !== void 0) found.set(key, text(stringValue ?? String(intValue)));
  }
  return found;
}
function microseconds(nanoseconds) {
  const number = typeof nanoseconds === "string" || typeof nanoseconds === "number" ? Number(nanoseconds) : Number.NaN;
  if (!(number >= 0 && Number.isFinite(number))) throw new RangeError("not an OTLP message: a span has no time");
  return Math.round(number / 1e3);
}
function text(value) {
  if (value === void 0 || value === null) return "";
  if (typeof value !== "string") throw new RangeError("not an OTLP message: expected text");
  return value.slice(0, MAX_TEXT);
}
function list(owner, key) {
  const value = owner[key] ?? [];
  if (!Array.isArray(value)) throw new RangeError(`not an OTLP message: ${key} is no list`);
  return value.map(object);
}
function object(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RangeError("not an OTLP message: expected an object");
  return value;
}

// node_modules/pbf/index.js
var SHIFT_LEFT_32 = (1 << 16) * (1 << 16);
var SHIFT_RIGHT_32 = 1 / SHIFT_LEFT_32;
var TEXT_DECODER_MIN_LENGTH = 12;
var utf8TextDecoder = typeof TextDecoder === "undefined" ? null : new TextDecoder("utf-8");
var PBF_VARINT = 0;
var PBF_FIXED64 = 1;
var PBF_BYTES = 2;
var PBF_FIXED32 = 5;
var PbfReader = class {
  /**
   * @param {Uint8Array | ArrayBuffer} buf
   */
  constructor(buf) {
    this.buf = ArrayBuffer.isView(buf) ? buf : new Uint8Array(buf);
    this.dataView = new DataView(this.buf.buffer, this.buf.byteOffset, this.buf.byteLength);
    this.pos = 0;
    this.type = 0;
    this._valueStart = -1;
    this.length = this.buf.length;
  }
  /**
   * @template T
   * @param {(tag: number, result: T, pbf: PbfReader) => void} readField
   * @param {T} result
   * @param {number} [end]
   */
  readFields(readField, result, end = this.length) {
    let field;
    while (field = this.nextField(end)) {
      readField(field, result, this);
    }
    return result;
  }
  /**
   * @template T
   * @param {(tag: number, result: T, pbf: PbfReader) => void} readField
   * @param {T} result
   */
  readMessage(readField, result) {
    return this.readFields(readField, result, this.readVarint() + this.pos);
  }
  readFixed32() {
    const val = this.dataView.getUint32(this.pos, true);
    this.pos += 4;
    return val;
  }
  readSFixed32() {
    const val = this.dataView.getInt32(this.pos, true);
    this.pos += 4;
    return val;
  }
  // 64-bit int handling is based on github.com/dpw/node-buffer-more-ints (MIT-licensed)
  readFixed64() {
    const val = this.dataView.getUint32(this.pos, true) + this.dataView.getUint32(this.pos + 4, true) * SHIFT_LEFT_32;
    this.pos += 8;
    return val;
  }
  readSFixed64() {
    const val = this.dataView.getUint32(this.pos, true) + this.dataView.getInt32(this.pos + 4, true) * SHIFT_LEFT_32;
    this.pos += 8;
    return val;
  }
  readFloat() {
    const val = this.dataView.getFloat32(this.pos, true);
    this.pos += 4;
    return val;
  }
  readDouble() {
    const val = this.dataView.getFloat64(this.pos, true);
    this.pos += 8;
    return val;
  }
  /**
   * @param {boolean} [isSigned]
   */
  readVarint(isSigned) {
    const buf = this.buf;
    const b0 = buf[this.pos++];
    if (b0 < 128) return b0;
    let val = b0 & 127, b;
    b = buf[this.pos++];
    val |= (b & 127) << 7;
    if (b < 128) return val;
    b = buf[this.pos++];
    val |= (b & 127) << 14;
    if (b < 128) return val;
    b = buf[this.pos++];
    val |= (b & 127) << 21;
    if (b < 128) return val;
    b = buf[this.pos];
    val |= (b & 15) << 28;
    return readVarintRemainder(val, isSigned, this);
  }
  readSVarint() {
    const num = this.readVarint();
    return num % 2 === 1 ? (num + 1) / -2 : num / 2;
  }
  readBoolean() {
    return Boolean(this.readVarint());
  }
  readString() {
    const end = this.readVarint() + this.pos;
    const pos = this.pos;
    this.pos = end;
    if (end - pos >= TEXT_DECODER_MIN_LENGTH && utf8TextDecoder) {
      return utf8TextDecoder.decode(this.buf.subarray(pos, end));
    }
    return readUtf8(this.buf, pos, end);
  }
  readBytes() {
    const end = this.readVarint() + this.pos, buffer = this.buf.subarray(this.pos, end);
    this.pos = end;
    return buffer;
  }
  // verbose for performance reasons; doesn't affect gzipped size
  /**
   * @param {number[]} [arr]
   * @param {boolean} [isSigned]
   */
  readPackedVarint(arr = [], isSigned) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readVarint(isSigned));
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedSVarint(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readSVarint());
    return arr;
  }
  /** @param {boolean[]} [arr] */
  readPackedBoolean(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readBoolean());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedFloat(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readFloat());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedDouble(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readDouble());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedFixed32(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readFixed32());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedSFixed32(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readSFixed32());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedFixed64(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readFixed64());
    return arr;
  }
  /** @param {number[]} [arr] */
  readPackedSFixed64(arr = []) {
    const end = this.readPackedEnd();
    while (this.pos < end) arr.push(this.readSFixed64());
    return arr;
  }
  readPackedEnd() {
    return this.type === PBF_BYTES ? this.readVarint() + this.pos : this.pos + 1;
  }
  /**
   * Advance to the next field. Returns the field number, or 0 at end-of-message.
   * @param {number} [end]
   */
  nextField(end = this.length) {
    if (this.pos === this._valueStart) this.skip(this.type);
    if (this.pos >= end) return 0;
    const tag = this.readVarint();
    this.type = tag & 7;
    this._valueStart = this.pos;
    return tag >>> 3;
  }
  /** @param {number} val */
  skip(val) {
    const type = val & 7;
    if (type === PBF_VARINT) while (this.buf[this.pos++] > 127) {
    }
    else if (type === PBF_BYTES) this.pos = this.readVarint() + this.pos;
    else if (type === PBF_FIXED32) this.pos += 4;
    else if (type === PBF_FIXED64) this.pos += 8;
    else throw new Error(`Unimplemented type: ${type}`);
  }
};
var PbfWriter = class {
  /**
   * @param {Uint8Array | ArrayBuffer} [buf]
   */
  constructor(buf = new Uint8Array(16)) {
    this.buf = ArrayBuffer.isView(buf) ? buf : new Uint8Array(buf);
    this.dataView = new DataView(this.buf.buffer, this.buf.byteOffset, this.buf.byteLength);
    this.pos = 0;
    this.length = this.buf.length;
  }
  /**
   * @param {number} tag
   * @param {number} type
   */
  writeTag(tag, type) {
    this.writeVarint(tag << 3 | type);
  }
  /** @param {number} min */
  realloc(min) {
    let length = this.length || 16;
    while (length < this.pos + min) length *= 2;
    if (length !== this.length) {
      const buf = new Uint8Array(length);
      buf.set(this.buf);
      this.buf = buf;
      this.dataView = new DataView(buf.buffer);
      this.length = length;
    }
  }
  finish() {
    this.length = this.pos;
    this.pos = 0;
    return this.buf.subarray(0, this.length);
  }
  /** @param {number} val */
  writeFixed32(val) {
    this.realloc(4);
    this.dataView.setInt32(this.pos, val, true);
    this.pos += 4;
  }
  /** @param {number} val */
  writeSFixed32(val) {
    this.realloc(4);
    this.dataView.setInt32(this.pos, val, true);
    this.pos += 4;
  }
  /** @param {number} val */
  writeFixed64(val) {
    this.realloc(8);
    this.dataView.setInt32(this.pos, val & -1, true);
    this.dataView.setInt32(this.pos + 4, Math.floor(val * SHIFT_RIGHT_32), true);
    this.pos += 8;
  }
  /** @param {number} val */
  writeSFixed64(val) {
    this.realloc(8);
    this.dataView.setInt32(this.pos, val & -1, true);
    this.dataView.setInt32(this.pos + 4, Math.floor(val * SHIFT_RIGHT_32), true);
    this.pos += 8;
  }
  /** @param {number} val */
  writeVarint(val) {
    val = +val || 0;
    if (val >= 0 && val < 128) {
      if (this.pos >= this.length) this.realloc(1);
      this.buf[this.pos++] = val;
      return;
    }
    if (val > 268435455 || val < 0) {
      writeBigVarint(val, this);
      return;
    }
    this.realloc(4);
    this.buf[this.pos++] = val & 127 | (val > 127 ? 128 : 0);
    if (val <= 127) return;
    this.buf[this.pos++] = (val >>>= 7) & 127 | (val > 127 ? 128 : 0);
    if (val <= 127) return;
    this.buf[this.pos++] = (val >>>= 7) & 127 | (val > 127 ? 128 : 0);
    if (val <= 127) return;
    this.buf[this.pos++] = val >>> 7 & 127;
  }
  /** @param {number} val */
  writeSVarint(val) {
    this.writeVarint(val < 0 ? -val * 2 - 1 : val * 2);
  }
  /** @param {boolean} val */
  writeBoolean(val) {
    this.writeVarint(+val);
  }
  /** @param {string} str */
  writeString(str) {
    str = String(str);
    this.realloc(str.length * 4);
    this.pos++;
    const startPos = this.pos;
    this.pos = writeUtf8(this.buf, str, this.pos);
    const len = this.pos - startPos;
    if (len >= 128) makeRoomForExtraLength(startPos, len, this);
    this.pos = startPos - 1;
    this.writeVarint(len);
    this.pos += len;
  }
  /** @param {number} val */
  writeFloat(val) {
    this.realloc(4);
    this.dataView.setFloat32(this.pos, val, true);
    this.pos += 4;
  }
  /** @param {number} val */
  writeDouble(val) {
    this.realloc(8);
    this.dataView.setFloat64(this.pos, val, true);
    this.pos += 8;
  }
  /** @param {Uint8Array} buffer */
  writeBytes(buffer) {
    const len = buffer.length;
    this.writeVarint(len);
    this.realloc(len);
    this.buf.set(buffer, this.pos);
    this.pos += len;
  }
  /**
   * @template T
   * @param {(obj: T, pbf: PbfWriter) => void} fn
   * @param {T} obj
   */
  writeRawMessage(fn, obj) {
    this.pos++;
    const startPos = this.pos;
    fn(obj, this);
    const len = this.pos - startPos;
    if (len >= 128) makeRoomForExtraLength(startPos, len, this);
    this.pos = startPos - 1;
    this.writeVarint(len);
    this.pos += len;
  }
  /**
   * @template T
   * @param {number} tag
   * @param {(obj: T, pbf: PbfWriter) => void} fn
   * @param {T} obj
   */
  writeMessage(tag, fn, obj) {
    this.writeTag(tag, PBF_BYTES);
    this.writeRawMessage(fn, obj);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedVarint(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedVarint, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedSVarint(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedSVarint, arr);
  }
  /**
   * @param {number} tag
   * @param {boolean[]} arr
   */
  writePackedBoolean(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedBoolean, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedFloat(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedFloat, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedDouble(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedDouble, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedFixed32(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedFixed32, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedSFixed32(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedSFixed32, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedFixed64(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedFixed64, arr);
  }
  /**
   * @param {number} tag
   * @param {number[]} arr
   */
  writePackedSFixed64(tag, arr) {
    if (arr.length) this.writeMessage(tag, writePackedSFixed64, arr);
  }
  /**
   * @param {number} tag
   * @param {Uint8Array} buffer
   */
  writeBytesField(tag, buffer) {
    this.writeTag(tag, PBF_BYTES);
    this.writeBytes(buffer);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeFixed32Field(tag, val) {
    this.writeTag(tag, PBF_FIXED32);
    this.writeFixed32(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeSFixed32Field(tag, val) {
    this.writeTag(tag, PBF_FIXED32);
    this.writeSFixed32(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeFixed64Field(tag, val) {
    this.writeTag(tag, PBF_FIXED64);
    this.writeFixed64(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeSFixed64Field(tag, val) {
    this.writeTag(tag, PBF_FIXED64);
    this.writeSFixed64(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeVarintField(tag, val) {
    this.writeTag(tag, PBF_VARINT);
    this.writeVarint(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeSVarintField(tag, val) {
    this.writeTag(tag, PBF_VARINT);
    this.writeSVarint(val);
  }
  /**
   * @param {number} tag
   * @param {string} str
   */
  writeStringField(tag, str) {
    this.writeTag(tag, PBF_BYTES);
    this.writeString(str);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeFloatField(tag, val) {
    this.writeTag(tag, PBF_FIXED32);
    this.writeFloat(val);
  }
  /**
   * @param {number} tag
   * @param {number} val
   */
  writeDoubleField(tag, val) {
    this.writeTag(tag, PBF_FIXED64);
    this.writeDouble(val);
  }
  /**
   * @param {number} tag
   * @param {boolean} val
   */
  writeBooleanField(tag, val) {
    this.writeVarintField(tag, +val);
  }
};
function readVarintRemainder(l, s, p) {
  const buf = p.buf;
  let h, b;
  b = buf[p.pos++];
  h = (b & 112) >> 4;
  if (b < 128) return toNum(l, h, s);
  b = buf[p.pos++];
  h |= (b & 127) << 3;
  if (b < 128) return toNum(l, h, s);
  b = buf[p.pos++];
  h |= (b & 127) << 10;
  if (b < 128) return toNum(l, h, s);
  b = buf[p.pos++];
  h |= (b & 127) << 17;
  if (b < 128) return toNum(l, h, s);
  b = buf[p.pos++];
  h |= (b & 127) << 24;
  if (b < 128) return toNum(l, h, s);
  b = buf[p.pos++];
  h |= (b & 1) << 31;
  if (b < 128) return toNum(l, h, s);
  throw new Error("Expected varint not more than 10 bytes");
}
function toNum(low, high, isSigned) {
  return isSigned ? high * 4294967296 + (low >>> 0) : (high >>> 0) * 4294967296 + (low >>> 0);
}
function writeBigVarint(val, pbf) {
  let low, high;
  if (val >= 0) {
    low = val % 4294967296 | 0;
    high = val / 4294967296 | 0;
  } else {
    low = ~(-val % 4294967296);
    high = ~(-val / 4294967296);
    if (low ^ 4294967295) {
      low = low + 1 | 0;
    } else {
      low = 0;
      high = high + 1 | 0;
    }
  }
  if (val >= 18446744073709552e3 || val < -18446744073709552e3) {
    throw new Error("Given varint doesn't fit into 10 bytes");
  }
  pbf.realloc(10);
  writeBigVarintLow(low, high, pbf);
  writeBigVarintHigh(high, pbf);
}
function writeBigVarintLow(low, high, pbf) {
  pbf.buf[pbf.pos++] = low & 127 | 128;
  low >>>= 7;
  pbf.buf[pbf.pos++] = low & 127 | 128;
  low >>>= 7;
  pbf.buf[pbf.pos++] = low & 127 | 128;
  low >>>= 7;
  pbf.buf[pbf.pos++] = low & 127 | 128;
  low >>>= 7;
  pbf.buf[pbf.pos] = low & 127;
}
function writeBigVarintHigh(high, pbf) {
  const lsb = (high & 7) << 4;
  pbf.buf[pbf.pos++] |= lsb | ((high >>>= 3) ? 128 : 0);
  if (!high) return;
  pbf.buf[pbf.pos++] = high & 127 | ((high >>>= 7) ? 128 : 0);
  if (!high) return;
  pbf.buf[pbf.pos++] = high & 127 | ((high >>>= 7) ? 128 : 0);
  if (!high) return;
  pbf.buf[pbf.pos++] = high & 127 | ((high >>>= 7) ? 128 : 0);
  if (!high) return;
  pbf.buf[pbf.pos++] = high & 127 | ((high >>>= 7) ? 128 : 0);
  if (!high) return;
  pbf.buf[pbf.pos++] = high & 127;
}
function makeRoomForExtraLength(startPos, len, pbf) {
  const extraLen = len <= 16383 ? 1 : len <= 2097151 ? 2 : len <= 268435455 ? 3 : Math.floor(Math.log(len) / (Math.LN2 * 7));
  pbf.realloc(extraLen);
  pbf.buf.copyWithin(startPos + extraLen, startPos, pbf.pos);
}
function writePackedVarint(arr, pbf) {
  const n = arr.length;
  let buf = pbf.buf, pos = pbf.pos, limit = pbf.length;
  for (let i = 0; i < n; i++) {
    let val = arr[i];
    if (val < 0 || pos + 10 > limit) {
      pbf.pos = pos;
      pbf.writeVarint(val);
      buf = pbf.buf;
      pos = pbf.pos;
      limit = pbf.length;
      continue;
    }
    while (val > 127) {
      buf[pos++] = val % 128 | 128;
      val = Math.floor(val / 128);
    }
    buf[pos++] = val;
  }
  pbf.pos = pos;
}
function writePackedSVarint(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeSVarint(arr[i]);
}
function writePackedFloat(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeFloat(arr[i]);
}
function writePackedDouble(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeDouble(arr[i]);
}
function writePackedBoolean(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeBoolean(arr[i]);
}
function writePackedFixed32(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeFixed32(arr[i]);
}
function writePackedSFixed32(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeSFixed32(arr[i]);
}
function writePackedFixed64(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeFixed64(arr[i]);
}
function writePackedSFixed64(arr, pbf) {
  for (let i = 0; i < arr.length; i++) pbf.writeSFixed64(arr[i]);
}
function readUtf8(buf, pos, end) {
  let str = "";
  let i = pos;
  while (i < end) {
    const b0 = buf[i];
    let c = null;
    let bytesPerSequence = b0 > 239 ? 4 : b0 > 223 ? 3 : b0 > 191 ? 2 : 1;
    if (i + bytesPerSequence > end) break;
    let b1, b2, b3;
    if (bytesPerSequence === 1) {
      if (b0 < 128) {
        c = b0;
      }
    } else if (bytesPerSequence === 2) {
      b1 = buf[i + 1];
      if ((b1 & 192) === 128) {
        c = (b0 & 31) << 6 | b1 & 63;
        if (c <= 127) {
          c = null;
        }
      }
    } else if (bytesPerSequence === 3) {
      b1 = buf[i + 1];
      b2 = buf[i + 2];
      if ((b1 & 192) === 128 && (b2 & 192) === 128) {
        c = (b0 & 15) << 12 | (b1 & 63) << 6 | b2 & 63;
        if (c <= 2047 || c >= 55296 && c <= 57343) {
          c = null;
        }
      }
    } else if (bytesPerSequence === 4) {
      b1 = buf[i + 1];
      b2 = buf[i + 2];
      b3 = buf[i + 3];
      if ((b1 & 192) === 128 && (b2 & 192) === 128 && (b3 & 192) === 128) {
        c = (b0 & 15) << 18 | (b1 & 63) << 12 | (b2 & 63) << 6 | b3 & 63;
        if (c <= 65535 || c >= 1114112) {
          c = null;
        }
      }
    }
    if (c === null) {
      c = 65533;
      bytesPerSequence = 1;
    } else if (c > 65535) {
      c -= 65536;
      str += String.fromCharCode(c >>> 10 & 1023 | 55296);
      c = 56320 | c & 1023;
    }
    str += String.fromCharCode(c);
    i += bytesPerSequence;
  }
  return str;
}
function writeUtf8(buf, str, pos) {
  for (let i = 0, c, lead; i < str.length; i++) {
    c = str.charCodeAt(i);
    if (c > 55295 && c < 57344) {
      if (lead) {
        if (c < 56320) {
          buf[pos++] = 239;
          buf[pos++] = 191;
          buf[pos++] = 189;
          lead = c;
          continue;
        } else {
          c = lead - 55296 << 10 | c - 56320 | 65536;
          lead = null;
        }
      } else {
        if (c > 56319 || i + 1 === str.length) {
          buf[pos++] = 239;
          buf[pos++] = 191;
          buf[pos++] = 189;
        } else {
          lead = c;
        }
        continue;
      }
    } else if (lead) {
      buf[pos++] = 239;
      buf[pos++] = 191;
      buf[pos++] = 189;
      lead = null;
    }
    if (c < 128) {
      buf[pos++] = c;
    } else {
      if (c < 2048) {
        buf[pos++] = c >> 6 | 192;
      } else {
        if (c < 65536) {
          buf[pos++] = c >> 12 | 224;
        } else {
          buf[pos++] = c >> 18 | 240;
          buf[pos++] = c >> 12 & 63 | 128;
        }
        buf[pos++] = c >> 6 & 63 | 128;
      }
      buf[pos++] = c & 63 | 128;
    }
  }
  return pos;
}

// src/traces/otlp-protobuf.ts
var REQUEST = { resourceSpans: 1 };
var RESOURCE_SPANS = { resource: 1, scopeSpans: 2 };
var RESOURCE = { attributes: 1 };
var SCOPE_SPANS = { spans: 2 };
var SPAN = { traceId: 1, id: 2, parentId: 4, name: 5, kind: 6, start: 7, end: 8, attributes: 9 };
var KEY_VALUE = { key: 1, value: 2 };
var ANY_VALUE = { string: 1, int: 3 };
var RESPONSE = { partialSuccess: 1 };
var PARTIAL_SUCCESS = { rejectedSpans: 1, errorMessage: 2 };
var WIRE = { varint: 0, fixed64: 1, bytes: 2 };
var RESOURCE_KEYS = /* @__PURE__ */ new Set(["service.name"]);
function readOtlpProtobuf(bytes) {
  const spans = [];
  const reader = new PbfReader(bytes);
  try {
    readFields(reader, bytes.length, (field) => {
      if (field === REQUEST.resourceSpans) readResourceSpans(reader, spans);
    });
  } catch (cause) {
    throw new RangeError("not an OTLP message", { cause });
  }
  return spans;
}
function writeOtlpRejection(rejectedSpans, errorMessage) {
  const writer = new PbfWriter();
  writer.writeMessage(RESPONSE.partialSuccess, (_, inner) => {
    inner.writeVarintField(PARTIAL_SUCCESS.rejectedSpans, rejectedSpans);
    inner.writeStringField(PARTIAL_SUCCESS.errorMessage, errorMessage);
  }, void 0);
  return writer.finish();
}
function readResourceSpans(reader, spans) {
  const own = [];
  const resource = /* @__PURE__ */ new Map();
  readMessage(reader, (field) => {
    if (field === RESOURCE_SPANS.resource) readMessage(reader, (inner) => {
      if (inner === RESOURCE.attributes) readAttribute(reader, resource, RESOURCE_KEYS);
    });
    else if (field === RESOURCE_SPANS.scopeSpans) readMessage(reader, (inner) => {
      if (inner === SCOPE_SPANS.spans) own.push(readSpan2(reader));
    });
  });
  const service = resource.get("service.name") ?? "";
  for (const span of own) spans.push({ ...span, service });
}
function readSpan2(reader) {
  const attributes = /* @__PURE__ */ new Map();
  const span = { traceId: "", id: "", parentId: "", name: "", kind: readKind(0), startUs: 0, endUs: 0, service: "", attributes };
  readMessage(reader, (field) => {
    switch (field) {
      case SPAN.traceId:
        span.traceId = readHex(reader);
        break;
      case SPAN.id:
        span.id = readHex(reader);
        break;
      case SPAN.parentId:
        span.parentId = readHex(reader);
        break;
      case SPAN.name:
        span.name = readText(reader);
        break;
      case SPAN.kind:
        expectWire(reader, WIRE.varint);
        span.kind = readKind(reader.readVarint());
        break;
      case SPAN.start:
        span.startUs = readMicroseconds(reader);
        break;
      case SPAN.end:
        span.endUs = readMicroseconds(reader);
        break;
      case SPAN.attributes:
        readAttribute(reader, attributes, TELLING_ATTRIBUTES);
        break;
    }
  });
  return span;
}
function readAttribute(reader, attributes, wanted) {
  let key = "";
  let value;
  readMessage(reader, (field) => {
    if (field === KEY_VALUE.key) key = readText(reader);
    else if (field === KEY_VALUE.value && wanted.has(key)) {
      readMessage(reader, (inner) => {
        if (inner === ANY_VALUE.string) value = readText(reader);
        else if (inner === ANY_VALUE.int) {
          expectWire(reader, WIRE.varint);
          value = String(reader.readVarint(true));
        }
      });
    }
  });
  if (value !== void 0) attributes.set(key, value);
}
function readMessage(reader, onField) {
  readFields(reader, endOfBytes(reader), onField);
}
function readFields(reader, end, onField) {
  for (let field = reader.nextField(end); field !== 0; field = reader.nextField(end)) onField(field);
  if (reader.pos !== end) throw new RangeError("a field ends outside of its message");
}
function endOfBytes(reader) {
  expectWire(reader, WIRE.bytes);
  const length = reader.readVarint();
  const end = reader.pos + length;
  if (!(end <= reader.length)) throw new RangeError("the message is cut off");
  return end;
}
function readText(reader) {
  const { start, end } = readRange(reader);
  return Buffer.from(reader.buf.buffer, reader.buf.byteOffset + start, end - start).toString("utf8").slice(0, MAX_TEXT);
}
function readHex(reader) {
  const { start, end } = readRange(reader);
  return Buffer.from(reader.buf.buffer, reader.buf.byteOffset + start, Math.min(end - start, MAX_TEXT)).toString("hex");
}
function readRange(reader) {
  const end = endOfBytes(reader);
  const start = reader.pos;
  reader.pos = end;
  return { start, end };
}
function readMicroseconds(reader) {
  expectWire(reader, WIRE.fixed64);
  if (reader.pos + 8 > reader.length) throw new RangeError("the message is cut off");
  return Math.round(reader.readFixed64() / 1e3);
}
function expectWire(reader, wire) {
  if (reader.type !== wire) throw new RangeError(`a field is of type ${reader.type} instead of ${wire}`);
}

// src/traces/receive-body.ts
import { gunzipSync } from "node:zlib";
var MAX_BODY_BYTES = 8 * 1024 * 1024;
var MAX_ARRIVING_BYTES = 4 * MAX_BODY_BYTES;
var TOO_LARGE = { kind: "refused", status: 413, reason: `the body is larger than ${MAX_BODY_BYTES} bytes` };
var BodyReader = class {
  #arrivingBytes = 0;
  /** The unpacked body. Rejects when the sender goes away. */
  async read(request) {
    if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return TOO_LARGE;
    const { promise, resolve, reject } = Promise.withResolvers();
    const chunks = [];
    let bytes = 0;
    const take = (chunk) => {
      bytes += chunk.length;
      this.#arrivingBytes += chunk.length;
      chunks.push(chunk);
      if (bytes > MAX_BODY_BYTES) resolve(TOO_LARGE);
      else if (this.#arrivingBytes > MAX_ARRIVING_BYTES) resolve({ kind: "refused", status: 503, reason: "too much arrives at once" });
    };
    request.on("data", take);
    request.once("end", () => resolve(unpack(Buffer.concat(chunks), request.headers["content-encoding"] ?? "identity")));
    request.once("close", () => reject(new Error("the sender went away")));
    try {
      return await promise;
    } finally {
      request.off("data", take);
      this.#arrivingBytes -= bytes;
    }
  }
};
function unpack(packed, encoding) {
  if (encoding === "identity") return { kind: "whole", bytes: packed };
  if (encoding !== "gzip") return { kind: "refused", status: 415, reason: `bodies in ${encoding.slice(0, 20)} are not read: gzip or none` };
  try {
    return { kind: "whole", bytes: gunzipSync(packed, { maxOutputLength: MAX_BODY_BYTES }) };
  } catch (error) {
    const isTooLarge = error.code === "ERR_BUFFER_TOO_LARGE";
    return isTooLarge ? { kind: "refused", status: 413, reason: `unpacked, the body is larger than ${MAX_BODY_BYTES} bytes` } : { kind: "refused", status: 400, reason: "the body is no gzip" };
  }
}

// src/traces/otlp-server.ts
var PATH = "/v1/traces";
var PROTOBUF = "application/x-protobuf";
var JSON_TYPE = "application/json";
var REQUEST_TIMEOUT_MS = 1e4;
var MAX_CONNECTIONS = 200;
var RETRY_AFTER_SECONDS = 1;
async function openOtlpServer(keep) {
  const bodies = new BodyReader();
  let losses = { spans: 0, bodies: 0, unreadable: 0 };
  async function take(request, response) {
    if (request.method !== "POST" || request.url !== PATH) return answer(response, 404, `only POST ${PATH}`);
    const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
    if (type !== PROTOBUF && type !== JSON_TYPE) {
      losses.unreadable++;
      return answer(response, 415, `only ${PROTOBUF} and ${JSON_TYPE}`);
    }
    const body = await bodies.read(request);
    if (body.kind === "refused") {
      if (body.status === 413 || body.status === 503) losses.bodies++;
      else losses.unreadable++;
      return answer(response, body.status, body.reason);
    }
    const spans = decode(body.bytes, type);
    if (spans === void 0) {
      losses.unreadable++;
      return answer(response, 400, "the body is no ExportTraceServiceRequest");
    }
    const lost = keep(spans);
    losses.spans += lost;
    confirm(response, type, lost);
  }
  const server2 = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  server2.maxConnections = MAX_CONNECTIONS;
  await new Promise((resolve, reject) => server2.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    port: server2.address().port,
    takeLosses() {
      const taken = losses;
      losses = { spans: 0, bodies: 0, unreadable: 0 };
      return taken;
    }
  };
}
function decode(bytes, type) {
  try {
    return type === PROTOBUF ? readOtlpProtobuf(bytes) : readOtlpJson(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return void 0;
    throw error;
  }
}
function confirm(response, type, lost) {
  const reason = "more spans than are kept";
  const body = type === PROTOBUF ? lost === 0 ? new Uint8Array(0) : writeOtlpRejection(lost, reason) : JSON.stringify(lost === 0 ? {} : { partialSuccess: { rejectedSpans: String(lost), errorMessage: reason } });
  response.writeHead(200, { "content-type": type }).end(body);
}
function answer(response, status, reason) {
  if (status === 503) response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  response.writeHead(status, { "content-type": "text/plain", connection: "close" }).end(`${reason}
`);
}

// src/measure/critical-path.ts
var CLOCK_STEP_US = 1e3;
function findCriticalPath(spans) {
  const tree = plantTree(spans);
  const { roots, childrenOf } = tree;
  const parts = /* @__PURE__ */ new Map();
  function add(component, us) {
    if (component !== void 0 && us > 0) parts.set(component.name, (parts.get(component.name) ?? 0) + us);
  }
  function walk(span, shiftUs, caller, fromUs, toUs) {
    const component = componentOf(span, caller);
    let atUs = toUs;
    for (const child of placeChildren(span, shiftUs, childrenOf.get(span.id) ?? [])) {
      const overlapUs = Math.max(0, child.endUs - atUs);
      const { span: called, shiftUs: calledShiftUs, ...placed } = overlapUs < CLOCK_STEP_US ? moved(child, -overlapUs) : child;
      const endUs = Math.min(placed.endUs, atUs);
      const startUs = Math.max(placed.startUs, fromUs);
      if (endUs <= startUs) continue;
      add(component, atUs - endUs);
      walk(called, calledShiftUs, { component, service: span.service }, startUs, endUs);
      atUs = startUs;
    }
    add(component, atUs - fromUs);
  }
  for (const root of roots) walk(root, 0, { component: void 0, service: root.service }, root.startUs, root.endUs);
  return roots.length === 0 ? void 0 : { totalUs: roots.reduce((total, root) => total + root.endUs - root.startUs, 0), parts, unplaced: tree.spans - reached(tree) };
}
function componentOf({ component, isServer, service }, caller) {
  if (component?.isAddress === false) return component;
  if (caller.component?.isAddress === false) return caller.component;
  if (isServer && service !== "" && service !== caller.service) return { name: service, isAddress: true };
  return component ?? caller.component;
}
function plantTree(spans) {
  const byId = /* @__PURE__ */ new Map();
  for (const span of spans) if (!byId.has(span.id)) byId.set(span.id, span);
  const childrenOf = /* @__PURE__ */ new Map();
  const addChild = (parentId, span) => void (childrenOf.get(parentId)?.push(span) ?? childrenOf.set(parentId, [span]));
  const called = [];
  const orphans = [];
  for (const span of byId.values()) {
    if (isCaller(span.parentId)) called.push(span);
    else if (byId.has(span.parentId)) addChild(span.parentId, span);
    else orphans.push(span);
  }
  const roots = called.length > 0 ? called : orphans.filter((one) => !orphans.some((other) => encloses(other, one)));
  for (const orphan of orphans) {
    const root = roots.find((one) => one !== orphan && orphan.startUs >= one.startUs && orphan.startUs < one.endUs);
    if (root !== void 0 && !roots.includes(orphan)) addChild(root.id, orphan);
  }
  return { roots, childrenOf, spans: byId.size };
}
function encloses(outer, inner) {
  return outer !== inner && outer.startUs <= inner.startUs && outer.endUs >= inner.endUs && outer.endUs - outer.startUs > inner.endUs - inner.startUs;
}
function placeChildren(span, shiftUs, children) {
  const waitedFor = children.map((child) => moved({ span: child, shiftUs: 0, startUs: child.startUs, endUs: child.endUs }, shiftOf(child, span, shiftUs))).filter((child) => child.span.isServer || child.endUs <= span.endUs + shiftUs + CLOCK_STEP_US).toSorted((a, b) => a.startUs - b.startUs || a.endUs - b.endUs);
  let freeUs = Number.NEGATIVE_INFINITY;
  const inTurn = waitedFor.map((child) => {
    const overlapUs = Math.max(0, freeUs - child.startUs);
    const placed = overlapUs < CLOCK_STEP_US ? moved(child, overlapUs) : child;
    freeUs = Math.max(freeUs, placed.endUs);
    return placed;
  });
  return inTurn.toSorted((a, b) => b.endUs - a.endUs);
}
function moved(child, byUs) {
  return { span: child.span, shiftUs: child.shiftUs + byUs, startUs: child.startUs + byUs, endUs: child.endUs + byUs };
}
function shiftOf(child, caller, shiftUs) {
  const startUs = caller.startUs + shiftUs;
  const endUs = caller.endUs + shiftUs;
  if (!child.isServer || child.startUs + shiftUs >= startUs && child.endUs + shiftUs <= endUs) return shiftUs;
  const spareUs = Math.max(0, endUs - startUs - (child.endUs - child.startUs));
  return startUs + spareUs / 2 - child.startUs;
}
function reached({ roots, childrenOf }) {
  const found = [...roots];
  for (let at = 0; at < found.length; at++) found.push(...childrenOf.get(found[at].id) ?? []);
  return found.length;
}

// src/traces/span-store.ts
var MAX_SPANS = 1e5;
var MAX_SPANS_PER_TRACE = 1e3;
var MAX_COMPONENTS = 32;
var SpanStore = class {
  #patterns;
  #seed;
  #sides = /* @__PURE__ */ new Map();
  #spans = 0;
  constructor(patterns2) {
    this.#patterns = patterns2;
  }
  /** Keeps the spans of that slot from now on. */
  open(seed) {
    this.#seed = seed;
    this.#sides = /* @__PURE__ */ new Map();
    this.#spans = 0;
  }
  /** Returns how many of these belong to the slot and could not be kept. */
  add(received) {
    return received.reduce((lost, span) => lost + (this.#addOne(span) ? 0 : 1), 0);
  }
  /** Whether so many requests of that side have told of themselves. */
  hasAnswered(side, requests) {
    return (this.#sides.get(side)?.answered.size ?? 0) >= requests;
  }
  get spans() {
    return this.#spans;
  }
  /** What the slot's spans tell of a side of which so many requests were sampled. */
  read(side, sampled) {
    const { byArrival, spans } = this.#sides.get(side) ?? { byArrival: /* @__PURE__ */ new Map(), spans: 0 };
    const run = { side, sampled, traces: 0, spans, unplaced: 0, totalUs: 0 };
    const partsUs = /* @__PURE__ */ new Map();
    for (const trace of byArrival.values()) {
      const path = findCriticalPath(trace);
      run.unplaced += path?.unplaced ?? trace.length;
      if (path === void 0) continue;
      run.traces++;
      run.totalUs += path.totalUs;
      for (const [name, us] of path.parts) partsUs.set(name, (partsUs.get(name) ?? 0) + us);
    }
    const components = [...partsUs].map(([name, totalUs]) => ({ name, totalUs })).toSorted((a, b) => b.totalUs - a.totalUs).slice(0, MAX_COMPONENTS);
    return { ...run, components };
  }
  #addOne(span) {
    const request = readTraceId(span.traceId);
    if (request === void 0 || request.seed !== this.#seed) return true;
    const traces = this.#sides.get(request.side) ?? { byArrival: /* @__PURE__ */ new Map(), answered: /* @__PURE__ */ new Set(), spans: 0 };
    this.#sides.set(request.side, traces);
    const trace = traces.byArrival.get(request.arrival) ?? [];
    if (this.#spans >= MAX_SPANS || trace.length >= MAX_SPANS_PER_TRACE) return false;
    traces.byArrival.set(request.arrival, trace);
    trace.push({
      id: span.id,
      parentId: span.parentId,
      startUs: span.startUs,
      endUs: Math.max(span.startUs, span.endUs),
      service: span.service,
      isServer: span.kind === "server",
      component: componentOfSpan({ name: span.name, isClient: span.kind === "client", attributes: span.attributes }, this.#patterns)
    });
    if (isCaller(span.parentId)) traces.answered.add(request.arrival);
    traces.spans++;
    this.#spans++;
    return true;
  }
};

// src/traces/receiver-thread.ts
var POLL_MS = 20;
var { patterns } = workerData;
var store = new SpanStore(patterns.map(({ component, pattern }) => ({ component, pattern: new RegExp(pattern) })));
var server = await openOtlpServer((spans) => store.add(spans));
parentPort?.on("message", (command) => {
  if (command.kind === "open") store.open(command.seed);
  else void collect(command);
});
tell({ kind: "listening", port: server.port });
async function collect({ sampled, settleMs, atMostMs }) {
  await settle(sampled, settleMs, atMostMs);
  tell({ kind: "collected", runs: sampled.map(({ side, requests }) => store.read(side, requests)), losses: server.takeLosses() });
}
async function settle(sampled, settleMs, atMostMs) {
  const endMs = performance.now() + atMostMs;
  let quietSinceMs = performance.now();
  let spans = store.spans;
  while (performance.now() < endMs) {
    await sleep(POLL_MS);
    if (store.spans !== spans) quietSinceMs = performance.now();
    spans = store.spans;
    const isQuiet = performance.now() - quietSinceMs >= settleMs;
    if (isQuiet && sampled.every(({ side, requests }) => store.hasAnswered(side, requests))) return;
  }
}
function tell(message) {
  parentPort?.postMessage(message);
}

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-FZ2ELPNG.js";
import "./chunk-OPVRCWXF.js";
import "./chunk-7VBKODNJ.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-HAUZGVIO.js";
import "./chunk-XNBNYXLV.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

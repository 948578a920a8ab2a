import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-NGE6UIAN.js";
import "./chunk-2JEV6RWO.js";
import "./chunk-AGMF6VQW.js";
import "./chunk-FZ2ELPNG.js";
import "./chunk-OPVRCWXF.js";
import "./chunk-BRQ2HK3P.js";
import "./chunk-THHUZJIM.js";
import "./chunk-ZAQFTRNE.js";
import "./chunk-MZDT3B7A.js";
import "./chunk-7VBKODNJ.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-HAUZGVIO.js";
import "./chunk-5N3EHJ6I.js";
import "./chunk-5XKOMONB.js";
import "./chunk-XNBNYXLV.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

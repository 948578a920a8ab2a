import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-S7XYHPNO.js";
import "./chunk-7IEIASIX.js";
import "./chunk-42NDVFSV.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

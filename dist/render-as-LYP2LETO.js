import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-ET6D2JA7.js";
import "./chunk-7IEIASIX.js";
import "./chunk-M44YRHXR.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

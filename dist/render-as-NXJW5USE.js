import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-ZV5VTKT4.js";
import "./chunk-7IEIASIX.js";
import "./chunk-CLVD6DW6.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

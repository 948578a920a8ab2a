import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-7M2H4GJ2.js";
import "./chunk-2JFDSJV4.js";
import "./chunk-2EL5LNVB.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-PWVZHWBE.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

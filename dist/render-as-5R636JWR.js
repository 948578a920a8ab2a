import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-V3CH6UHG.js";
import "./chunk-2JFDSJV4.js";
import "./chunk-7QSG7P2P.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-PWVZHWBE.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  renderAs
};

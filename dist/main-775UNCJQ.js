import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-TRHVTF4H.js";
import "./chunk-FXZPMBLI.js";
import "./chunk-FENTSQHT.js";
import "./chunk-3WQUTDLL.js";
import "./chunk-7IEIASIX.js";
import "./chunk-QGOO4JRT.js";
import "./chunk-VPKBVUUZ.js";
import "./chunk-E75VJ5DM.js";
import "./chunk-EEHNNTJV.js";
import "./chunk-N6N6HXD5.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-7WYGTKZV.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

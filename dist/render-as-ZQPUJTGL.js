import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-G6X6CP55.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-27RS3NB4.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-AO3OW4QT.js";
import "./chunk-JFMPI6Y5.js";
export {
  renderAs
};

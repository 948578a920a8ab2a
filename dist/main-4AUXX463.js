import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-GTOIDAFN.js";
import "./chunk-6S5C5FI5.js";
import "./chunk-NJHT6BZU.js";
import "./chunk-RUOG7WJ6.js";
import "./chunk-Q5VGEOHA.js";
import "./chunk-QA6IF6MW.js";
import "./chunk-RERTPEM7.js";
import "./chunk-ZL5J7BBF.js";
import "./chunk-G6X6CP55.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-27RS3NB4.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-AO3OW4QT.js";
import "./chunk-JFMPI6Y5.js";
export {
  main,
  readConfiguration
};

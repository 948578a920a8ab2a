import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-Z7BBN5VE.js";
import "./chunk-YMFF4NDH.js";
import "./chunk-N6PW3SW7.js";
import "./chunk-UY75X6MU.js";
import "./chunk-JAWSU7C3.js";
import "./chunk-DVQLTPX7.js";
import "./chunk-RERTPEM7.js";
import "./chunk-M3LI5A75.js";
import "./chunk-EED226EL.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-ZUQOPJGA.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};

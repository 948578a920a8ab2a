import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-LHJ4XOCG.js";
import "./chunk-DSAXEX2B.js";
import "./chunk-D5IXK3HA.js";
import "./chunk-ON6XEQ5H.js";
import "./chunk-NXHFOXYD.js";
import "./chunk-XHBXZ4O5.js";
import "./chunk-RERTPEM7.js";
import "./chunk-ZL5J7BBF.js";
import "./chunk-BCUH472S.js";
import "./chunk-YYW6WCKB.js";
import "./chunk-NXUN4BTW.js";
import "./chunk-2ECPB2J7.js";
import "./chunk-ZRXE27Q7.js";
import "./chunk-AO3OW4QT.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-N5X5YGPE.js";
import "./chunk-H7FGIPB3.js";
import "./chunk-RT5BCMWE.js";
import "./chunk-S7XYHPNO.js";
import "./chunk-7IEIASIX.js";
import "./chunk-QKNDUZ2I.js";
import "./chunk-E36OLZT4.js";
import "./chunk-36LTTHCI.js";
import "./chunk-EZ7VJXYQ.js";
import "./chunk-42NDVFSV.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-SODJ42DT.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

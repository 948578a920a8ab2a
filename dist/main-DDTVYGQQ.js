import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-6IV4BQCW.js";
import "./chunk-XHGCFH6P.js";
import "./chunk-RHH7LMDW.js";
import "./chunk-S7XYHPNO.js";
import "./chunk-7IEIASIX.js";
import "./chunk-XS5NVOZZ.js";
import "./chunk-YKSXVNWE.js";
import "./chunk-YE2T5ETC.js";
import "./chunk-ERH3OEFV.js";
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

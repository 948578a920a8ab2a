import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-EOVVIYIK.js";
import "./chunk-EJM3FEAI.js";
import "./chunk-3DRXSETG.js";
import "./chunk-ZV5VTKT4.js";
import "./chunk-7IEIASIX.js";
import "./chunk-QSDT6HKF.js";
import "./chunk-IQRHS4XM.js";
import "./chunk-MFGDZSQ3.js";
import "./chunk-PWPNZ4XL.js";
import "./chunk-CLVD6DW6.js";
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

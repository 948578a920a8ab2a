import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-NRCC2L7G.js";
import "./chunk-OPMSDUEG.js";
import "./chunk-EV46ZGZA.js";
import "./chunk-QBZGBAG2.js";
import "./chunk-7IEIASIX.js";
import "./chunk-74HRI335.js";
import "./chunk-BSLZS32D.js";
import "./chunk-EHSVP7VG.js";
import "./chunk-LTT77ZXB.js";
import "./chunk-LTVAJ2LC.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-MZDOYXGA.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-6PJPPZYT.js";
import "./chunk-ZDSNUNW5.js";
import "./chunk-TIWBWGNB.js";
import "./chunk-C4WU6TIO.js";
import "./chunk-7IEIASIX.js";
import "./chunk-YQFJRGLF.js";
import "./chunk-CAIK5G3T.js";
import "./chunk-RBRQEOIS.js";
import "./chunk-ILGCTVBA.js";
import "./chunk-M44YRHXR.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-T57H3D7J.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-7XTZCD3H.js";
import "./chunk-YRHNR4UU.js";
import "./chunk-JG5ACMMG.js";
import "./chunk-ET6D2JA7.js";
import "./chunk-7IEIASIX.js";
import "./chunk-HTKAQ6OE.js";
import "./chunk-B73Z62QG.js";
import "./chunk-ML26JOCH.js";
import "./chunk-A5J25BNU.js";
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

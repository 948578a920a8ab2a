import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-GT5W3KEY.js";
import "./chunk-T2SNGLZJ.js";
import "./chunk-UTEO6HHD.js";
import "./chunk-3B6Y3VHL.js";
import "./chunk-7IEIASIX.js";
import "./chunk-WQNWF3XE.js";
import "./chunk-5QVYHASB.js";
import "./chunk-4MOEW7W5.js";
import "./chunk-6VWQ3HXG.js";
import "./chunk-M44YRHXR.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-OWCTFN6L.js";
import "./chunk-ZUGYZNBH.js";
import "./chunk-J2V5QEOW.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ConfigError,
  SCHEMA_VERSION,
  applyWaivers,
  isUnwaivedRegression,
  judgeGate,
  judgePhase
} from "./chunk-A5J25BNU.js";
import {
  MIN_HISTORY,
  PHASES,
  RUNTIMES,
  SEVERITIES,
  describeBreach,
  estimateAgainstPast,
  estimateDifference,
  estimateMean,
  extendHistory,
  external_exports,
  holmInFamilies,
  isBeyond,
  isCarriedOut,
  judgeComponentLimits,
  logsOf,
  median,
  metricKey,
  pValueAbove,
  pastRuns,
  ratioOf,
  regimesOf,
  require_lib,
  require_lib2,
  require_lib3,
  require_lib4,
  require_lib5,
  require_lib6,
  require_lib7,
  require_lib8,
  shareDifferenceBounds,
  slownessOf,
  studentQuantile,
  tInterval,
  upperBound
} from "./chunk-M44YRHXR.js";
import {
  METRICS,
  findMetric,
  metricNames,
  metricsFor
} from "./chunk-OWCTFN6L.js";
import {
  BUILT_IN_VALUES,
  ESCALATION_VALUES,
  ROLLBACK_VALUES,
  createRandom,
  createRecordRing,
  placeholdersIn,
  readRecords
} from "./chunk-J2V5QEOW.js";
import {
  Histogram,
  decodeHistogram,
  mergeHistograms
} from "./chunk-MLL62GQK.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-NLBF54U6.js";

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest;
  }
});

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection2(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar2(node) || isCollection2(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias2;
    exports.isCollection = isCollection2;
    exports.isDocument = isDocument;
    exports.isMap = isMap2;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar2;
    exports.isSeq = isSeq2;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path2) {
      const ctrl = callVisitor(key, node, visitor, path2);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path2, ctrl);
        return visit_(key, ctrl, visitor, path2);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path2 = Object.freeze(path2.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path2);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path2 = Object.freeze(path2.concat(node));
          const ck = visit_("key", node.key, visitor, path2);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path2);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path2) {
      const ctrl = await callVisitor(key, node, visitor, path2);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path2, ctrl);
        return visitAsync_(key, ctrl, visitor, path2);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path2 = Object.freeze(path2.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path2);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path2 = Object.freeze(path2.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path2);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path2);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path2) {
      if (typeof visitor === "function")
        return visitor(key, node, path2);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path2);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path2);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path2);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path2);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path2);
      return void 0;
    }
    function replaceNode(key, path2, node) {
      const parent = path2[path2.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line2, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line2.trim().split(/[ \t]+/);
        const name2 = parts.shift();
        switch (name2) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name2}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source2, onError) {
        if (source2 === "!")
          return "!";
        if (source2[0] !== "!") {
          onError(`Not a valid tag: ${source2}`);
          return null;
        }
        if (source2[1] === "<") {
          const verbatim = source2.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source2} is invalid.`);
            return null;
          }
          if (source2[source2.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source2.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source2} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source2;
        onError(`Could not resolve tag: ${source2}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name2 = `${prefix}${i}`;
        if (!exclude.has(name2))
          return name2;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source2) => {
          aliasObjects.push(source2);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source2 of aliasObjects) {
            const ref = sourceObjects.get(source2);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source2;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source2) {
        super(identity.ALIAS);
        this.source = source2;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        if (found && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found);
          if (!data) {
            toJS.toJS(found, null, ctx);
            data = anchors2.get(found);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source2 = this.resolve(ctx.doc, ctx);
        if (!source2) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source2).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source2 = node.resolve(doc);
        const anchor = anchors2 && source2 && anchors2.get(source2);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path2, value) {
      let v = value;
      for (let i = path2.length - 1; i >= 0; --i) {
        const k = path2[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path2) => path2 == null || typeof path2 === "object" && !!path2[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path2, value) {
        if (isEmptyPath(path2))
          this.add(value);
        else {
          const [key, ...rest] = path2;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path2) {
        const [key, ...rest] = path2;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path2, keepScalar) {
        const [key, ...rest] = path2;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path2) {
        const [key, ...rest] = path2;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path2, value) {
        const [key, ...rest] = path2;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name2 = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name2} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source2 = resolveAliasValue(ctx, value);
      if (identity.isSeq(source2))
        for (const it of source2.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source2))
        for (const it of source2)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source2);
    }
    function mergeValue(ctx, map, value) {
      const source2 = resolveAliasValue(ctx, value);
      if (!identity.isMap(source2))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source2.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line2 = lines[i];
          str += line2 ? `
${indent}${line2}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum2, line2) => sum2 + line2.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum2, line2) => sum2 + line2.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line2 of lines)
            str += line2 ? `
${indentStep}${indent}${line2}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source: source2 }, ctx) => typeof source2 === "string" && nullTag.test.test(source2) ? source2 : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source: source2, value }, ctx) {
        if (source2 && boolTag.test.test(source2)) {
          const sv = source2[0] === "t" || source2[0] === "T";
          if (value === sv)
            return source2;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source: source2 }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source2 && boolObj.test.test(source2))
        return source2;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path2, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path2, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name2) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name2 || prev.has(name2) ? anchors.findNewAnchor(name2 || "a", prev) : name2;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path2) {
        if (Collection.isEmptyPath(path2)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path2) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path2, keepScalar) {
        if (Collection.isEmptyPath(path2))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path2, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path2) {
        if (Collection.isEmptyPath(path2))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path2) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path2, value) {
        if (Collection.isEmptyPath(path2)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path2), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path2, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name2, pos, code, message2) {
        super();
        this.name = name2;
        this.code = code;
        this.message = message2;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message2) {
        super("YAMLParseError", pos, code, message2);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message2) {
        super("YAMLWarning", pos, code, message2);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line: line2, col } = error.linePos[0];
      error.message += ` at line ${line2}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line2 - 1], lc.lineStarts[line2]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line2 > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line2 - 2], lc.lineStarts[line2 - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line2 && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer2 = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer2}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source: source2, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source2.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source2;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source2.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap2 = fc.start.source === "{";
      const fcName = isMap2 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap2 && !sep && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap2 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap2) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap2 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name2 = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name2} must end with a ${expectedEnd}` : `${name2} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message2 = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message2);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message2 = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message2);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message2 = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message2);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message2 = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message2);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value += "\n";
          else
            sep = "\n";
        } else {
          value += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source: source2 } = props[0];
      const mode = source2[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source2.length; ++i) {
        const ch = source2[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source2}`);
      let hasSpace = false;
      let comment = "";
      let length = source2.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message2 = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message2);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message2 = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message2);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source2) {
      const split = source2.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source: source2, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source2, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source2, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source2, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source2.length, offset + source2.length]
          };
      }
      const valueEnd = offset + source2.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source2, onError) {
      let badChar = "";
      switch (source2[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source2[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source2[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source2);
    }
    function singleQuotedValue(source2, onError) {
      if (source2[source2.length - 1] !== "'" || source2.length === 1)
        onError(source2.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source2.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source2) {
      const line2 = /(.*?)\r?\n/sy;
      let match = line2.exec(source2);
      if (!match)
        return source2;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line2.lastIndex;
      while (match = line2.exec(source2)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line2.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source2);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source2, onError) {
      let res = "";
      for (let i = 1; i < source2.length - 1; ++i) {
        const ch = source2[i];
        if (ch === "\r" && source2[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source2, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source2[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source2[i + 1];
            while (next === " " || next === "	")
              next = source2[++i + 1];
          } else if (next === "\r" && source2[i + 1] === "\n") {
            next = source2[++i + 1];
            while (next === " " || next === "	")
              next = source2[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source2, i + 1, length, onError);
            i += length;
          } else {
            const raw = source2.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source2[i + 1];
          while (next === " " || next === "	")
            next = source2[++i + 1];
          if (next !== "\n" && !(next === "\r" && source2[i + 2] === "\n"))
            res += i > wsStart ? source2.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source2[source2.length - 1] !== '"' || source2.length === 1)
        onError(source2.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source2, offset) {
      let fold = "";
      let ch = source2[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source2[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source2[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source2, offset, length, onError) {
      const cc = source2.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source2.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message2 = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message2);
          }
          break;
        default: {
          const message2 = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message2);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options }, { offset, source: source2, end }, onError) {
      const alias = new Alias.Alias(source2.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source2.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source2.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source: source2 } = src;
      return [offset, offset + (typeof source2 === "string" ? source2.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source2 = prelude[i];
        switch (source2[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source2.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source2, code, message2, warning) => {
          const pos = getErrorPos(source2);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message2));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message2));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message2, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message2, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message2) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message2);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message2);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source2 = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source2[0]) {
        case "|":
        case ">": {
          const he = source2.indexOf("\n");
          const head = source2.substring(0, he);
          const body = source2.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source: source2, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source: source2, end };
        default:
          return { type: "scalar", offset, indent, source: source2, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source2 = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source2[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source2);
          break;
        case '"':
          setFlowScalarValue(token, source2, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source2, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source2, "scalar");
      }
    }
    function setBlockScalarValue(token, source2) {
      const he = source2.indexOf("\n");
      const head = source2.substring(0, he);
      const body = source2.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source2, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source2;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source2.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source: source2, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source2.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source: source2, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source: source2, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path2) => {
      let item = cst;
      for (const [field, index] of path2) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path2) => {
      const parent = visit.itemAtPath(cst, path2.slice(0, -1));
      const field = path2[path2.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path2, item, visitor) {
      let ctrl = visitor(item, path2);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path2.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path2);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path2) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection2 = (token) => !!token && "items" in token;
    var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source2) {
      switch (source2) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source2[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection2;
    exports.isScalar = isScalar2;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source2, incomplete = false) {
        if (source2) {
          if (typeof source2 !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source2 : source2;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line2 = this.getLine();
        if (line2 === null)
          return this.setNext("stream");
        if (line2[0] === cst.BOM) {
          yield* this.pushCount(1);
          line2 = line2.substring(1);
        }
        if (line2[0] === "%") {
          let dirEnd = line2.length;
          let cs = line2.indexOf("#");
          while (cs !== -1) {
            const ch = line2[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line2.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line2[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line2.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line2.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line2 = this.getLine();
        if (line2 === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line2[n]) {
          case "#":
            yield* this.pushCount(line2.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line2.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line2 = this.getLine();
        if (line2 === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line2[0] !== "#" || indent === 0 && (line2.startsWith("---") || line2.startsWith("...")) && isEmpty(line2[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line2[0] === "]" || line2[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line2[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line2[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line2.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter2;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source2) {
      if (source2.length < 1e5)
        Array.prototype.push.apply(target, source2);
      else
        for (let i = 0; i < source2.length; ++i)
          target.push(source2[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source2, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source2, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source2) {
        this.source = source2;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source2));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source2.length;
          return;
        }
        const type = cst.tokenType(source2);
        if (!type) {
          const message2 = `Not a YAML token: ${source2}`;
          yield* this.pop({ type: "error", offset: this.offset, message: message2, source: source2 });
          this.offset += source2.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source2.length);
              break;
            case "space":
              if (this.atNewLine && source2[0] === " ")
                this.indent += source2.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source2.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source2.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message2 = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message: message2 };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source2, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      const docs = Array.from(composer$1.compose(parser$1.parse(source2)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source2, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source2, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument2(source2, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source2), true, source2.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source2, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source2, lineCounter2));
      }
      return doc;
    }
    function parse(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument2(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports.parse = parse;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument2;
    exports.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-cdf/lib/main.js
var require_main = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-cdf/lib/main.js"(exports, module) {
    "use strict";
    var erfc = require_lib7();
    var sqrt = require_lib5();
    var isnan = require_lib2();
    function cdf(x, mu, sigma) {
      var denom;
      var xc;
      if (isnan(x) || isnan(mu) || isnan(sigma) || sigma < 0) {
        return NaN;
      }
      if (sigma === 0) {
        return x < mu ? 0 : 1;
      }
      denom = sigma * sqrt(2);
      xc = x - mu;
      return 0.5 * erfc(-xc / denom);
    }
    module.exports = cdf;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/main.js
var require_main2 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib2();
    function cdf(x, mu) {
      if (isnan(x) || isnan(mu)) {
        return NaN;
      }
      return x < mu ? 0 : 1;
    }
    module.exports = cdf;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/factory.js
var require_factory = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/factory.js"(exports, module) {
    "use strict";
    var constantFunction = require_lib8();
    var isnan = require_lib2();
    function factory(mu) {
      if (isnan(mu)) {
        return constantFunction(NaN);
      }
      return cdf;
      function cdf(x) {
        if (isnan(x)) {
          return NaN;
        }
        return x < mu ? 0 : 1;
      }
    }
    module.exports = factory;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/index.js
var require_lib9 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-cdf/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib();
    var main = require_main2();
    var factory = require_factory();
    setReadOnly(main, "factory", factory);
    module.exports = main;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-cdf/lib/factory.js
var require_factory2 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-cdf/lib/factory.js"(exports, module) {
    "use strict";
    var constantFunction = require_lib8();
    var degenerate = require_lib9().factory;
    var isnan = require_lib2();
    var sqrt = require_lib5();
    var erfc = require_lib7();
    function factory(mu, sigma) {
      var denom;
      if (isnan(mu) || isnan(sigma) || sigma < 0) {
        return constantFunction(NaN);
      }
      if (sigma === 0) {
        return degenerate(mu);
      }
      denom = sigma * sqrt(2);
      return cdf;
      function cdf(x) {
        var xc;
        if (isnan(x)) {
          return NaN;
        }
        xc = x - mu;
        return 0.5 * erfc(-xc / denom);
      }
    }
    module.exports = factory;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-cdf/lib/index.js
var require_lib10 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-cdf/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib();
    var main = require_main();
    var factory = require_factory2();
    setReadOnly(main, "factory", factory);
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/rational_p1q1.js
var require_rational_p1q1 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/rational_p1q1.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -5087819496582806e-19;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -5087819496582806e-19 + x * (-0.008368748197417368 + x * (0.03348066254097446 + x * (-0.012692614766297404 + x * (-0.03656379714117627 + x * (0.02198786811111689 + x * (0.008226878746769157 + x * (-0.005387729650712429 + x * (0 + x * 0))))))));
        s2 = 1 + x * (-0.9700050433032906 + x * (-1.5657455823417585 + x * (1.5622155839842302 + x * (0.662328840472003 + x * (-0.7122890234154284 + x * (-0.05273963823400997 + x * (0.07952836873415717 + x * (-0.0023339375937419 + x * 8862163904564247e-19))))))));
      } else {
        x = 1 / x;
        s1 = 0 + x * (0 + x * (-0.005387729650712429 + x * (0.008226878746769157 + x * (0.02198786811111689 + x * (-0.03656379714117627 + x * (-0.012692614766297404 + x * (0.03348066254097446 + x * (-0.008368748197417368 + x * -5087819496582806e-19))))))));
        s2 = 8862163904564247e-19 + x * (-0.0023339375937419 + x * (0.07952836873415717 + x * (-0.05273963823400997 + x * (-0.7122890234154284 + x * (0.662328840472003 + x * (1.5622155839842302 + x * (-1.5657455823417585 + x * (-0.9700050433032906 + x * 1))))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/rational_p2q2.js
var require_rational_p2q2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/rational_p2q2.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -0.20243350835593876;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -0.20243350835593876 + x * (0.10526468069939171 + x * (8.3705032834312 + x * (17.644729840837403 + x * (-18.851064805871424 + x * (-44.6382324441787 + x * (17.445385985570866 + x * (21.12946554483405 + x * -3.6719225470772936)))))));
        s2 = 1 + x * (6.242641248542475 + x * (3.971343795334387 + x * (-28.66081804998 + x * (-20.14326346804852 + x * (48.560921310873994 + x * (10.826866735546016 + x * (-22.643693341313973 + x * 1.7211476576120028)))))));
      } else {
        x = 1 / x;
        s1 = -3.6719225470772936 + x * (21.12946554483405 + x * (17.445385985570866 + x * (-44.6382324441787 + x * (-18.851064805871424 + x * (17.644729840837403 + x * (8.3705032834312 + x * (0.10526468069939171 + x * -0.20243350835593876)))))));
        s2 = 1.7211476576120028 + x * (-22.643693341313973 + x * (10.826866735546016 + x * (48.560921310873994 + x * (-20.14326346804852 + x * (-28.66081804998 + x * (3.971343795334387 + x * (6.242641248542475 + x * 1)))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/rational_p3q3.js
var require_rational_p3q3 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/rational_p3q3.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -0.1311027816799519;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -0.1311027816799519 + x * (-0.16379404719331705 + x * (0.11703015634199525 + x * (0.38707973897260434 + x * (0.3377855389120359 + x * (0.14286953440815717 + x * (0.029015791000532906 + x * (0.0021455899538880526 + x * (-6794655751811263e-22 + x * (28522533178221704e-24 + x * -681149956853777e-24)))))))));
        s2 = 1 + x * (3.4662540724256723 + x * (5.381683457070069 + x * (4.778465929458438 + x * (2.5930192162362027 + x * (0.848854343457902 + x * (0.15226433829533179 + x * (0.011059242293464892 + x * (0 + x * (0 + x * 0)))))))));
      } else {
        x = 1 / x;
        s1 = -681149956853777e-24 + x * (28522533178221704e-24 + x * (-6794655751811263e-22 + x * (0.0021455899538880526 + x * (0.029015791000532906 + x * (0.14286953440815717 + x * (0.3377855389120359 + x * (0.38707973897260434 + x * (0.11703015634199525 + x * (-0.16379404719331705 + x * -0.1311027816799519)))))))));
        s2 = 0 + x * (0 + x * (0 + x * (0.011059242293464892 + x * (0.15226433829533179 + x * (0.848854343457902 + x * (2.5930192162362027 + x * (4.778465929458438 + x * (5.381683457070069 + x * (3.4662540724256723 + x * 1)))))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/rational_p4q4.js
var require_rational_p4q4 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/rational_p4q4.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -0.0350353787183178;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -0.0350353787183178 + x * (-0.0022242652921344794 + x * (0.018557330651423107 + x * (0.009508047013259196 + x * (0.0018712349281955923 + x * (15754461742496055e-20 + x * (460469890584318e-20 + x * (-2304047769118826e-25 + x * 26633922742578204e-28)))))));
        s2 = 1 + x * (1.3653349817554064 + x * (0.7620591645536234 + x * (0.22009110576413124 + x * (0.03415891436709477 + x * (0.00263861676657016 + x * (7646752923027944e-20 + x * (0 + x * 0)))))));
      } else {
        x = 1 / x;
        s1 = 26633922742578204e-28 + x * (-2304047769118826e-25 + x * (460469890584318e-20 + x * (15754461742496055e-20 + x * (0.0018712349281955923 + x * (0.009508047013259196 + x * (0.018557330651423107 + x * (-0.0022242652921344794 + x * -0.0350353787183178)))))));
        s2 = 0 + x * (0 + x * (7646752923027944e-20 + x * (0.00263861676657016 + x * (0.03415891436709477 + x * (0.22009110576413124 + x * (0.7620591645536234 + x * (1.3653349817554064 + x * 1)))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/rational_p5q5.js
var require_rational_p5q5 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/rational_p5q5.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -0.016743100507663373;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -0.016743100507663373 + x * (-0.0011295143874558028 + x * (0.001056288621524929 + x * (20938631748758808e-20 + x * (14962478375834237e-21 + x * (44969678992770644e-23 + x * (4625961635228786e-24 + x * (-2811287356288318e-29 + x * 9905570997331033e-32)))))));
        s2 = 1 + x * (0.5914293448864175 + x * (0.1381518657490833 + x * (0.016074608709367652 + x * (9640118070051656e-19 + x * (27533547476472603e-21 + x * (282243172016108e-21 + x * (0 + x * 0)))))));
      } else {
        x = 1 / x;
        s1 = 9905570997331033e-32 + x * (-2811287356288318e-29 + x * (4625961635228786e-24 + x * (44969678992770644e-23 + x * (14962478375834237e-21 + x * (20938631748758808e-20 + x * (0.001056288621524929 + x * (-0.0011295143874558028 + x * -0.016743100507663373)))))));
        s2 = 0 + x * (0 + x * (282243172016108e-21 + x * (27533547476472603e-21 + x * (9640118070051656e-19 + x * (0.016074608709367652 + x * (0.1381518657490833 + x * (0.5914293448864175 + x * 1)))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/main.js
var require_main3 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib2();
    var sqrt = require_lib5();
    var ln = require_lib6();
    var PINF = require_lib3();
    var NINF = require_lib4();
    var rationalFcnR1 = require_rational_p1q1();
    var rationalFcnR2 = require_rational_p2q2();
    var rationalFcnR3 = require_rational_p3q3();
    var rationalFcnR4 = require_rational_p4q4();
    var rationalFcnR5 = require_rational_p5q5();
    var Y1 = 0.08913147449493408;
    var Y2 = 2.249481201171875;
    var Y3 = 0.807220458984375;
    var Y4 = 0.9399557113647461;
    var Y5 = 0.9836282730102539;
    function erfinv(x) {
      var sign;
      var ax;
      var qs;
      var q;
      var g;
      var r;
      if (isnan(x)) {
        return NaN;
      }
      if (x === 1) {
        return PINF;
      }
      if (x === -1) {
        return NINF;
      }
      if (x === 0) {
        return x;
      }
      if (x > 1 || x < -1) {
        return NaN;
      }
      if (x < 0) {
        sign = -1;
        ax = -x;
      } else {
        sign = 1;
        ax = x;
      }
      q = 1 - ax;
      if (ax <= 0.5) {
        g = ax * (ax + 10);
        r = rationalFcnR1(ax);
        return sign * (g * Y1 + g * r);
      }
      if (q >= 0.25) {
        g = sqrt(-2 * ln(q));
        q -= 0.25;
        r = rationalFcnR2(q);
        return sign * (g / (Y2 + r));
      }
      q = sqrt(-ln(q));
      if (q < 3) {
        qs = q - 1.125;
        r = rationalFcnR3(qs);
        return sign * (Y3 * q + r * q);
      }
      if (q < 6) {
        qs = q - 3;
        r = rationalFcnR4(qs);
        return sign * (Y4 * q + r * q);
      }
      qs = q - 6;
      r = rationalFcnR5(qs);
      return sign * (Y5 * q + r * q);
    }
    module.exports = erfinv;
  }
});

// node_modules/@stdlib/math-base-special-erfinv/lib/index.js
var require_lib11 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfinv/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main3();
    module.exports = main;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-quantile/lib/main.js
var require_main4 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-quantile/lib/main.js"(exports, module) {
    "use strict";
    var erfinv = require_lib11();
    var isnan = require_lib2();
    var sqrt = require_lib5();
    function quantile(p, mu, sigma) {
      var A;
      var B;
      if (isnan(mu) || isnan(sigma) || isnan(p) || sigma < 0 || p < 0 || p > 1) {
        return NaN;
      }
      if (sigma === 0) {
        return mu;
      }
      A = mu;
      B = sigma * sqrt(2);
      return A + B * erfinv(2 * p - 1);
    }
    module.exports = quantile;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/main.js
var require_main5 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib2();
    function quantile(p, mu) {
      if (isnan(p) || p < 0 || p > 1) {
        return NaN;
      }
      return mu;
    }
    module.exports = quantile;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/factory.js
var require_factory3 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/factory.js"(exports, module) {
    "use strict";
    var constantFunction = require_lib8();
    var isnan = require_lib2();
    function factory(mu) {
      if (isnan(mu)) {
        return constantFunction(NaN);
      }
      return quantile;
      function quantile(p) {
        if (isnan(p) || p < 0 || p > 1) {
          return NaN;
        }
        return mu;
      }
    }
    module.exports = factory;
  }
});

// node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/index.js
var require_lib12 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-degenerate-quantile/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib();
    var main = require_main5();
    var factory = require_factory3();
    setReadOnly(main, "factory", factory);
    module.exports = main;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-quantile/lib/factory.js
var require_factory4 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-quantile/lib/factory.js"(exports, module) {
    "use strict";
    var constantFunction = require_lib8();
    var degenerate = require_lib12().factory;
    var erfinv = require_lib11();
    var isnan = require_lib2();
    var sqrt = require_lib5();
    function factory(mu, sigma) {
      var A;
      var B;
      if (isnan(mu) || isnan(sigma) || sigma < 0) {
        return constantFunction(NaN);
      }
      if (sigma === 0) {
        degenerate(mu);
      }
      A = mu;
      B = sigma * sqrt(2);
      return quantile;
      function quantile(p) {
        if (isnan(p) || p < 0 || p > 1) {
          return NaN;
        }
        return A + B * erfinv(2 * p - 1);
      }
    }
    module.exports = factory;
  }
});

// node_modules/@stdlib/stats-base-dists-normal-quantile/lib/index.js
var require_lib13 = __commonJS({
  "node_modules/@stdlib/stats-base-dists-normal-quantile/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib();
    var main = require_main4();
    var factory = require_factory4();
    setReadOnly(main, "factory", factory);
    module.exports = main;
  }
});

// src/config/defaults.ts
var DEFAULT_CONFIG_FILE = "perf-gate.yml";
var DEFAULT_PHASES = PHASES;
var DEFAULT_SERVICE = { readyTimeoutMs: 6e4, directory: "." };
var DEFAULT_REQUEST = { class: "default", path: "/", method: "GET", weight: 1 };
var DEFAULT_INTEGRATION = { durationMs: 3e3, ratePerSecond: 20 };
var DEFAULT_PACE = {
  opa: { ratePerSecond: 15, timeoutMs: 5e3 },
  filesystem: { ratePerSecond: 12, timeoutMs: 5e3 },
  llm: { ratePerSecond: 1, timeoutMs: 6e4 },
  /** Once a slot. */
  exec: { ratePerSecond: 1e-3, timeoutMs: 6e4 },
  "event-store": { ratePerSecond: 6, timeoutMs: 5e3 }
};
var DEFAULT_LLM = { prompt: "Count from one to fifty in words.", maxTokens: 64 };
var DEFAULT_EVENT_STORE = { batch: 20, eventBytes: 256 };
var DEFAULT_HTTP_STORE = { each: '"{{event}}"', pollMs: 20, method: "POST" };
var DEFAULT_FILESYSTEM = { concurrency: 4, fileBytes: 4096 };
var DEFAULT_LOAD = { pattern: "business_hours", durationMs: 4e4, timeoutMs: 1e4, connections: "shared", http: 1, seed: 1 };
var DEFAULT_SATURATION = { agents: 32, durationMs: 3e3 };
var DEFAULT_SLA = { durationMs: 15e3, warmUpMs: 0, ratePerSecond: 50 };
var DEFAULT_CAPACITY = { budgetMs: 24e4, stepMs: 5e3, atMostPerSecond: 1e5 };
var DEFAULT_THRESHOLD = { severity: "major", graceMs: 3e4, rollback: false };
var DEFAULT_WATCH = { windowMs: 5e3, minSamples: 20, muted: false };
var DEFAULT_COMPARE = {
  mode: "auto",
  margin: 0.05,
  budgetMs: 3e5,
  rounds: { min: 5, max: 12 },
  drift: { budget: 0.15, fail: false },
  profile: true
};
var DEFAULT_MARGINS = {
  p95_response_time_ms: 0.15,
  p99_response_time_ms: 0.25,
  p50_ms: 0.1,
  p95_ms: 0.15,
  p99_ms: 0.25,
  memory_peak_mb: 0.15
};
var DEFAULT_FLOORS = {
  matched_response_time_ratio: 0.1,
  p50_response_time_ms: 0.2,
  p95_response_time_ms: 0.2,
  p99_response_time_ms: 0.2,
  avg_response_time_ms: 0.2,
  avg_ms: 0.05,
  p50_ms: 0.05,
  p95_ms: 0.2,
  p99_ms: 0.2,
  cpu_ms_per_request: 0.02,
  memory_peak_mb: 5,
  error_rate_percent: 1
};
var DEFAULT_ALERTS = { issue: false, format: "json", from: "major", escalateAfterMs: 6e4, dryRun: false };
var DEFAULT_ROLLBACK = { mode: "dry-run", timeoutMs: 6e4, recoverWithinMs: 6e4, coolDownMs: 36e5, task: "deploy", fault: "crash" };
var DEFAULT_TRACES = { sampleShare: 0.1 };
var DEFAULT_BASELINE = { artifactName: "perf-gate-baseline", maxAgeDays: 90, historySize: 50 };
var DEFAULT_FAIL_ON = ["fail", "invalid"];
var DEFAULT_REPORT = { comment: "on-change", commentId: "perf-gate", checkRuns: true, outputFolder: "perf-gate-out", artifactName: "perf-gate-report" };

// src/config/patterns.ts
var AGENTS = {
  shape: "day",
  session: { meanMs: 3e5 },
  think: { meanMs: 2e3, jitter: 0.5 },
  retry: { errorShare: 0.02, retriedShare: 0.8, afterMs: 1e3 },
  timeZones: [
    { name: "US-East", share: 0.35, shiftHours: -5 },
    { name: "US-West", share: 0.25, shiftHours: -8 },
    { name: "Europe", share: 0.25, shiftHours: 1 },
    { name: "Asia", share: 0.15, shiftHours: 8 }
  ]
};
var PATTERN_NAMES = ["business_hours", "maintenance_window", "incident_response", "scale_test"];
var PATTERNS = {
  business_hours: {
    ...AGENTS,
    name: "business_hours",
    mix: { safe: 0.7, risky: 0.2, complex: 0.1 },
    baseRatePerSecond: 150,
    peakFactor: 2.5,
    burst: { probability: 0.05, factor: 5 },
    agents: { base: 80, peak: 250 }
  },
  maintenance_window: {
    ...AGENTS,
    name: "maintenance_window",
    mix: { safe: 0.4, risky: 0.3, complex: 0.3 },
    baseRatePerSecond: 50,
    peakFactor: 2,
    burst: { probability: 0.05, factor: 5 },
    agents: { base: 20, peak: 60 }
  },
  incident_response: {
    ...AGENTS,
    name: "incident_response",
    mix: { safe: 0.2, risky: 0.5, complex: 0.3 },
    baseRatePerSecond: 200,
    peakFactor: 4,
    burst: { probability: 0.15, factor: 5 },
    agents: { base: 100, peak: 500 }
  },
  scale_test: {
    ...AGENTS,
    name: "scale_test",
    mix: { safe: 0.8, risky: 0.15, complex: 0.05 },
    baseRatePerSecond: 500,
    peakFactor: 2,
    burst: { probability: 0.05, factor: 5 },
    agents: { base: 500, peak: 1200 }
  }
};
function fitMix(mix, classes) {
  const known = classes.filter((name2) => (mix[name2] ?? 0) > 0);
  const total2 = known.reduce((sum2, name2) => sum2 + mix[name2], 0);
  if (total2 > 0) return Object.fromEntries(known.map((name2) => [name2, mix[name2] / total2]));
  return Object.fromEntries(classes.map((name2) => [name2, 1 / classes.length]));
}

// src/config/nearest-name.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function nearestName(written, known) {
  if (written.length > MAX_NAME) return void 0;
  const lower = written.toLowerCase();
  const ranked = known.map((name2) => ({ name: name2, distance: (0, import_fastest_levenshtein.distance)(lower, name2.toLowerCase()) })).sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== void 0 && best.distance <= slips(Math.max(written.length, best.name.length)) ? best.name : void 0;
}
function slips(length) {
  if (length <= 3) return length - 2;
  return Math.max(2, Math.floor(length / 3));
}
var MAX_NAME = 80;
function didYouMean(written, known) {
  const name2 = nearestName(written, known);
  return name2 === void 0 ? "" : ` (did you mean "${name2}"?)`;
}
function show(value) {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "a mapping";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}\u2026`;
}
var MAX_SHOWN = 60;

// src/config/resolve-rollback.ts
function resolveRollback({ rollback }, mode) {
  const byKind = Object.entries(rollback?.["by-kind"] ?? {}).map(([kind, written]) => [kind, typeof written === "string" ? { kind: "command", command: written } : resolveProcedure(written)]);
  return {
    mode: mode ?? rollback?.mode ?? (isRehearsalOnly(rollback) ? "off" : DEFAULT_ROLLBACK.mode),
    rehearse: rollback?.rehearse === void 0 || rollback.rehearse === false ? void 0 : { fault: (rollback.rehearse === true ? void 0 : rollback.rehearse.fault) ?? DEFAULT_ROLLBACK.fault },
    procedure: resolveProcedure(rollback),
    byKind: Object.fromEntries(byKind),
    timeoutMs: rollback?.timeout ?? DEFAULT_ROLLBACK.timeoutMs,
    recoverWithinMs: rollback?.["recover-within"] ?? DEFAULT_ROLLBACK.recoverWithinMs,
    coolDownMs: rollback?.["cool-down"] ?? DEFAULT_ROLLBACK.coolDownMs
  };
}
function isRehearsalOnly(rollback) {
  if (rollback === void 0) return true;
  const { rehearse, mode, "by-kind": byKind, ...rest } = rollback;
  return rehearse !== void 0 && mode === void 0 && byKind === void 0 && resolveProcedure(rest) === void 0;
}
function resolveProcedure(written = {}) {
  const { command: command3, workflow_dispatch: workflow, repository_dispatch: event, deployment, "revert-pull-request": revert } = written;
  if (command3 !== void 0) return { kind: "command", command: command3 };
  if (workflow !== void 0) return { kind: "workflow_dispatch", workflow: workflow.workflow, ref: workflow.ref, inputs: workflow.inputs ?? {} };
  if (event !== void 0) return { kind: "repository_dispatch", eventType: event["event-type"] };
  if (deployment !== void 0) return { kind: "deployment", environment: deployment.environment, task: deployment.task ?? DEFAULT_ROLLBACK.task };
  return revert === void 0 ? void 0 : { kind: "revert-pull-request", draft: revert.draft ?? false };
}

// src/config/quantity.ts
var UNITS = {
  us: { kind: "duration", exponent: -3, factor: 1 },
  ms: { kind: "duration", exponent: 0, factor: 1 },
  s: { kind: "duration", exponent: 3, factor: 1 },
  m: { kind: "duration", exponent: 3, factor: 60 },
  h: { kind: "duration", exponent: 3, factor: 3600 },
  "%": { kind: "fraction", exponent: -2, factor: 1 },
  B: { kind: "bytes", exponent: 0, factor: 1 },
  KB: { kind: "bytes", exponent: 3, factor: 1 },
  MB: { kind: "bytes", exponent: 6, factor: 1 },
  GB: { kind: "bytes", exponent: 9, factor: 1 },
  "/s": { kind: "rate", exponent: 0, factor: 1 }
};
var UNIT_NAMES = Object.keys(UNITS);
var QUANTITY = /^(\d+(?:\.\d+)?|\.\d+)\s*(\D*)$/;
var MAX_TEXT = 60;
function parseQuantity(text) {
  const trimmed = text.trim();
  if (trimmed === "") throw new SyntaxError("expected a number with a unit, such as 250ms, seen nothing");
  if (trimmed.length > MAX_TEXT) throw new SyntaxError(`${show(trimmed)} is too long for a number`);
  if (trimmed.startsWith("-")) throw new SyntaxError(`${show(trimmed)} is negative; amounts are not`);
  const match = QUANTITY.exec(trimmed);
  if (match === null) throw new SyntaxError(`${show(trimmed)} is not a number with one unit, such as 250ms, 40s, 5%, 1.5GB or 100/s`);
  const [, digits2 = "", unit = ""] = match;
  if (unit === "") return { kind: "number", value: Number(digits2) };
  const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : void 0;
  if (known === void 0) throw new SyntaxError(`${show(trimmed)} has the unknown unit ${show(unit)}${didYouMean(unit, UNIT_NAMES)}; allowed: ${UNIT_NAMES.join(", ")}`);
  return { kind: known.kind, value: Number(`${digits2}e${known.exponent}`) * known.factor };
}
function printQuantity({ kind, value }) {
  switch (kind) {
    case "duration":
      return value > 0 && value % 1e3 === 0 && value < 1e15 ? `${value / 1e3}s` : `${plainDecimal(value, 0)}ms`;
    case "fraction":
      return `${plainDecimal(value, 2)}%`;
    case "bytes":
      return `${plainDecimal(value, 0)}B`;
    case "rate":
      return `${plainDecimal(value, 0)}/s`;
    case "number":
      return plainDecimal(value, 0);
  }
}
function plainDecimal(value, shift) {
  if (value === 0) return "0";
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const digits2 = mantissa.replace(".", "");
  const point = Number(exponent) + shift + 1;
  if (point <= 0) return `0.${"0".repeat(-point)}${digits2}`;
  return point >= digits2.length ? digits2.padEnd(point, "0") : `${digits2.slice(0, point)}.${digits2.slice(point)}`;
}

// src/config/threshold.ts
var MAX_TEXT2 = 200;
var EXAMPLE = "such as p99 < 5ms or p95 <= baseline + 10%";
var BASELINE = /^baseline(?![\w.])\s*/;
var OPERATORS = ["<", "<=", ">", ">="];
function parseThreshold(text, { among = METRICS, parts = [], line: line2 } = {}) {
  if (text.length > MAX_TEXT2) throw new SyntaxError(`${show(text)} is too long for a threshold`);
  const start = text.search(/[<>=!]/);
  if (start === -1) throw new SyntaxError(`${show(text)} has no operator; write metric, operator (${OPERATORS.join(", ")}) and limit, ${EXAMPLE}`);
  const { part: part3, name: name2 } = readPart(text.slice(0, start).trim(), parts);
  const metric = readMetric(name2, among);
  const { operator, rest } = readOperator(text.slice(start));
  return { text: text.trim(), part: part3, metric: metric.id, operator, limit: readLimit(rest, metric), line: line2 };
}
function readPart(written, parts) {
  const dot = written.indexOf(".");
  if (dot === -1 || parts.length === 0) return { part: void 0, name: written };
  const part3 = written.slice(0, dot);
  if (parts !== "any" && !parts.includes(part3)) throw new SyntaxError(`there is no part ${show(part3)}${didYouMean(part3, parts)}; allowed: ${parts.join(", ")}`);
  return { part: part3, name: written.slice(dot + 1) };
}
function parseBreach(text) {
  if (text.length > MAX_TEXT2) throw new SyntaxError(`${show(text)} is too long for a breach`);
  const { operator, rest } = readOperator(text.trim());
  if (rest === "") throw new SyntaxError("the limit is missing after the operator, such as > 100");
  if (!BASELINE.test(rest)) parseQuantity(rest);
  return { operator, written: rest };
}
function readMetric(name2, among) {
  const metric = findMetric(name2, among);
  if (metric !== void 0) return metric;
  const elsewhere = findMetric(name2);
  const names = metricNames(among);
  if (elsewhere !== void 0) throw new SyntaxError(`the metric ${elsewhere.id} cannot be used here; allowed: ${names.join(", ")}`);
  throw new SyntaxError(`${name2 === "" ? "the metric is missing" : `unknown metric ${show(name2)}${didYouMean(name2, names)}`}; allowed: ${names.join(", ")}`);
}
function toUnitOf(metric, { kind, value }, written) {
  const accepted = ACCEPTED[metric.unit];
  if (kind === "number") return value;
  if (kind !== accepted.kind) throw new SyntaxError(`${show(written.trim())} is no ${accepted.words}, which ${metric.id} needs; write ${accepted.example}`);
  return Number((value * accepted.factor).toPrecision(15));
}
var ACCEPTED = {
  ms: { kind: "duration", words: "duration", example: "5ms or 5", factor: 1 },
  ms_per_request: { kind: "duration", words: "duration", example: "0.5ms or 0.5", factor: 1 },
  percent: { kind: "fraction", words: "percentage", example: "1% or 1", factor: 100 },
  MB: { kind: "bytes", words: "size", example: "50MB or 50", factor: 1e-6 },
  per_second: { kind: "rate", words: "rate", example: "100/s or 100", factor: 1 },
  ratio: { kind: "fraction", words: "percentage", example: "110% or 1.1", factor: 1 },
  count: { kind: "number", words: "bare number", example: "10", factor: 1 }
};
function readOperator(text) {
  const written = /^[<>=!~]*/.exec(text)?.[0] ?? "";
  const operator = OPERATORS.find((one) => one === written);
  if (operator === void 0) throw new SyntaxError(`expected one of ${OPERATORS.join(", ")}, seen ${show(written === "" ? text : written)}`);
  return { operator, rest: text.slice(written.length).trim() };
}
function readLimit(text, metric) {
  if (text === "") throw new SyntaxError(`the limit is missing after the operator, ${EXAMPLE}`);
  const baseline2 = BASELINE.exec(text);
  if (baseline2 === null) return { kind: "absolute", value: toUnitOf(metric, parseQuantity(text), text) };
  const change = text.slice(baseline2[0].length);
  if (change === "") return { kind: "baseline", factor: 1, offset: 0 };
  const sign = change.startsWith("+") ? 1 : change.startsWith("-") ? -1 : void 0;
  if (sign === void 0) throw new SyntaxError(`expected + or - and an amount after baseline, seen ${show(change)}`);
  const amount2 = change.slice(1).trim();
  const quantity = parseQuantity(amount2);
  if (quantity.kind !== "fraction") return { kind: "baseline", factor: 1, offset: sign * toUnitOf(metric, quantity, amount2) };
  if (sign < 0 && quantity.value >= 1) throw new SyntaxError(`baseline - ${amount2} leaves nothing`);
  return { kind: "baseline", factor: 1 + sign * quantity.value, offset: 0 };
}

// src/config/fields.ts
var duration = (bounds) => amount("duration", "a duration such as 250ms, 40s or 5m", bounds);
var rate = (bounds) => amount("rate", "a rate such as 100/s or 100", bounds, (value) => value);
var share = (bounds) => amount("fraction", "a percentage such as 5%", bounds, (value) => {
  if (value >= 1) throw new SyntaxError(`${value} would be ${value * 100} %; write ${value}% or ${value * 100}%`);
  return value;
});
var size = (bounds) => amount("bytes", "a size such as 128MB or 1.5GB", bounds, (value) => {
  throw new SyntaxError(`${value} has no unit; write ${value}MB or ${value}GB`);
});
var choice = (allowed) => external_exports.enum(allowed, { error: ({ input }) => notOneOf(input, allowed) });
function notOneOf(input, allowed) {
  return `expected one of ${allowed.join(", ")}, seen ${show(input)}${typeof input === "string" ? didYouMean(input, allowed) : ""}`;
}
function section(shape) {
  const allowed = Object.keys(shape);
  return external_exports.strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? issue.keys.map((key) => unknownKey(key, allowed)).join("\n") : void 0 });
}
function unknownKey(key, allowed) {
  return `unknown key ${show(key)}${didYouMean(key, allowed)}; allowed: ${allowed.join(", ")}`;
}
var table = (key, value, max) => external_exports.record(key, value).refine((entries) => Object.keys(entries).length <= max, `expected at most ${max} entries`);
var name = external_exports.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, "a name begins with a letter and has at most 60 letters, digits, _ or -").refine((value) => !(value in RESERVED), { error: ({ input }) => `the name ${show(input)} is reserved; choose another` });
var RESERVED = { service: true, escalation: true };
var variable = external_exports.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,59}$/, "a name begins with a letter and has at most 60 letters, digits, _ or -").refine((value) => !BUILT_IN_VALUES.includes(value), { error: ({ input }) => `${show(input)} is always there; choose another name` });
var line = (max = 2e3) => external_exports.string().min(1).max(max).regex(/^[^\r\n\0]*$/, "one line of text");
var path = external_exports.string().max(4e3).regex(/^\/[^\s\0]*$/, { error: ({ input }) => `expected a path that begins with / and has no spaces, seen ${show(input)}` });
var httpUrl = external_exports.string().max(4e3).refine(isHttpUrl, { error: ({ input }) => `expected an address that begins with http:// or https://, seen ${show(input)}` });
var pathOrUrl = external_exports.string().max(4e3).refine((value) => /^\/[^\s\0]*$/.test(value) || isHttpUrl(value), { error: ({ input }) => `expected a path that begins with /, or an http:// or https:// address, seen ${show(input)}` });
var wholeText = ({ min, max }) => external_exports.string().regex(/^\d{1,15}$/, { error: ({ input }) => `expected a whole number, seen ${show(input)}` }).transform(Number).pipe(external_exports.number().min(min, { error: ({ input }) => `${input} is too small: at least ${min}` }).max(max, { error: ({ input }) => `${input} is too large: at most ${max}` }));
var regularExpression = external_exports.string().min(1).max(1e3).refine(isRegularExpression, { error: ({ input }) => `not a regular expression: ${show(input)}` });
var wholeNumber = ({ min, max }) => external_exports.int().min(min).max(max);
var componentLimit = (parts = []) => external_exports.string({ error: ({ input }) => `expected a promise such as "p99 < 5ms", seen ${show(input)}` }).transform(attempt((text) => parseThreshold(text, { among: metricsFor("component-limit"), parts }))).meta({ examples: ["p99 < 5ms", "p95 <= baseline + 10%"] });
function amount(kind, words3, { min, max }, ofBareNumber = needsUnit) {
  return external_exports.union([external_exports.string(), external_exports.number()], { error: ({ input }) => input === void 0 ? `is missing; expected ${words3}` : `expected ${words3}, seen ${show(input)}` }).transform(attempt((written) => {
    const quantity = typeof written === "number" ? { kind: "number", value: written } : parseQuantity(written);
    if (quantity.kind !== kind && quantity.kind !== "number") throw new SyntaxError(`expected ${words3}, seen ${show(written)}`);
    const value = quantity.kind === "number" ? ofBareNumber(quantity.value) : quantity.value;
    if (!(value >= min && value <= max)) throw new SyntaxError(`${show(written)} is out of range: from ${printQuantity({ kind, value: min })} to ${printQuantity({ kind, value: max })}`);
    return value;
  })).meta({ description: words3 });
}
function needsUnit(value) {
  throw new SyntaxError(`${value} has no unit; write ${value}ms, ${value}s or ${value}m`);
}
function attempt(parse, path2 = []) {
  return (input, context) => {
    try {
      return parse(input);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: "custom", message: error.message, input, path: [...path2] });
      return external_exports.NEVER;
    }
  };
}
function isRegularExpression(text) {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
function isHttpUrl(text) {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

// src/config/rollback-section.ts
var SECOND = 1e3;
var HOUR = 3600 * SECOND;
var rollbackMode = choice(["off", "dry-run", "on"]);
var command = external_exports.string().min(1).max(1e4);
var MAX_INPUTS = 25;
var procedureKeys = {
  command: command.optional().meta({ description: "Shell command that brings back what ran before; gets the violation as JSON on its standard input" }),
  workflow_dispatch: section({
    workflow: line(200).meta({ description: "File name of the workflow, such as rollback.yml" }),
    ref: line(250).optional().meta({ description: "Branch or tag it runs on; the default branch where absent" }),
    inputs: table(line(100), external_exports.union([external_exports.string().max(1e4), external_exports.number(), external_exports.boolean()], { error: "expected text, a number or a truth value" }).transform(String), MAX_INPUTS).optional().meta({ description: "Its inputs; {{good}}, {{commit}}, {{metric}}, {{kind}}, {{severity}} and {{run}} are known" })
  }).optional().meta({ description: "Starts a workflow" }),
  repository_dispatch: section({ "event-type": line(100) }).optional().meta({ description: "Sends an event of this type, with the violation as its payload" }),
  deployment: section({ environment: line(255), task: line(128).optional() }).optional().meta({ description: "Deploys the last good commit, which is the stored baseline's" }),
  "revert-pull-request": section({ draft: external_exports.boolean().optional() }).optional().meta({ description: "Opens the pull request that reverts the one behind this commit" })
};
var PROCEDURE_KEYS = Object.keys(procedureKeys);
var severalProcedures = { path: [], error: `give one of ${PROCEDURE_KEYS.map((key) => `\`${key}\``).join(", ")}, not several; others for single kinds of violations go into \`by-kind\``, when: () => true };
var atMostOne = (written) => !(typeof written === "object" && written !== null) || PROCEDURE_KEYS.filter((key) => key in written).length < 2;
var ofOneKind = external_exports.union([command, section(procedureKeys).refine(atMostOne, severalProcedures).refine((written) => Object.keys(written ?? {}).length > 0, `give one of ${PROCEDURE_KEYS.join(", ")}`)], { error: "expected a shell command, or a mapping such as { deployment: { environment: production } }" }).optional();
var rollbackSection = section({
  mode: rollbackMode.optional(),
  rehearse: external_exports.union([external_exports.boolean(), section({ fault: choice(["crash", "slow"]).optional() })], { error: "expected true, or { fault: crash } or { fault: slow }" }).optional().meta({ description: "Play a deployment of the head through that goes wrong, and the way back to the base, on pull requests" }),
  ...procedureKeys,
  "by-kind": section({ response_time: ofOneKind, availability: ofOneKind, throughput: ofOneKind, error_rate: ofOneKind, latency_percentile: ofOneKind, resource: ofOneKind }).optional().meta({ description: "Other procedures for single kinds of violations; text is a command" }),
  timeout: duration({ min: SECOND, max: HOUR }).optional(),
  "recover-within": duration({ min: SECOND, max: HOUR }).optional().meta({ description: "How long traffic goes on to see whether it helped" }),
  "cool-down": duration({ min: 0, max: 7 * 24 * HOUR }).optional()
}).refine(atMostOne, severalProcedures);

// src/config/check-rollback.ts
function checkRollback({ file, inputs, broken }) {
  const mode = inputs.rollback ?? file.rollback?.mode ?? (isRehearsalOnly(file.rollback) ? "off" : "dry-run");
  if (["rollback", "service", "target"].some((one) => broken.has(one))) return [];
  const hasTarget = inputs.url?.startsWith("/") === false || file.target !== void 0;
  const rehearses = file.rollback?.rehearse !== void 0 && file.rollback.rehearse !== false;
  if (rehearses && hasTarget) return [{ where: "rollback", message: "`rehearse` needs a `service` that is started here, base and head: a `target` is somebody's deployment" }];
  if (mode === "off") return [];
  const procedures = [...PROCEDURE_KEYS, "by-kind"].filter((key) => Object.hasOwn(file.rollback ?? {}, key));
  if (procedures.length === 0) return [{ where: "rollback", message: `no procedure; give one of ${PROCEDURE_KEYS.map((key) => `\`rollback.${key}\``).join(", ")}, which brings back what ran before` }];
  return hasTarget ? [] : [{ where: "rollback", message: "needs a `target`: a service that is started here is no deployment, and its traffic cannot show that one has recovered" }];
}
function checkInputs({ rollback }) {
  const byKind = Object.entries(rollback?.["by-kind"] ?? {}).flatMap(([kind, written]) => typeof written === "object" ? [{ dispatch: written.workflow_dispatch, path: ["rollback", "by-kind", kind] }] : []);
  return [{ dispatch: rollback?.workflow_dispatch, path: ["rollback"] }, ...byKind].flatMap(({ dispatch, path: path2 }) => Object.entries(dispatch?.inputs ?? {}).flatMap(([name2, value]) => placeholdersIn(value).filter((one) => !ROLLBACK_VALUES.includes(one)).map((unknown) => ({
    path: [...path2, "workflow_dispatch", "inputs", name2],
    of: "value",
    message: `nothing gives a value for {{${unknown}}}${didYouMean(unknown, ROLLBACK_VALUES)}; known here: ${ROLLBACK_VALUES.join(", ")}`
  }))));
}

// src/config/thresholds-default.ts
var WATCHED = { ...DEFAULT_WATCH, subject: { kind: "service", name: "service" }, line: void 0 };
var DEFAULT_THRESHOLDS = [
  { metric: "sla_compliance_rate", breach: { operator: "<", value: 99 }, severity: "major", graceMs: 6e4, rollback: true, ...WATCHED },
  { metric: "p99_response_time_ms", breach: { operator: ">", value: 100 }, severity: "major", graceMs: 3e4, rollback: true, ...WATCHED },
  { metric: "avg_response_time_ms", breach: { operator: ">", value: 50 }, severity: "minor", graceMs: 12e4, rollback: false, ...WATCHED },
  { metric: "availability_percent", breach: { operator: "<", value: 99.9 }, severity: "critical", graceMs: 1e4, rollback: true, ...WATCHED },
  { metric: "error_rate_percent", breach: { operator: ">", value: 1 }, severity: "major", graceMs: 6e4, rollback: true, ...WATCHED },
  { metric: "requests_per_second", breach: { operator: "<", value: 10 }, severity: "minor", graceMs: 3e5, rollback: false, ...WATCHED },
  { metric: "cpu_utilization_percent", breach: { operator: ">", value: 85 }, severity: "warning", graceMs: 18e4, rollback: false, ...WATCHED },
  { metric: "memory_utilization_percent", breach: { operator: ">", value: 90 }, severity: "major", graceMs: 6e4, rollback: true, ...WATCHED }
];

// src/config/check-capacity.ts
function checkCapacity({ sla }) {
  if (sla?.capacity === void 0) return [];
  const { "at-least": atLeast, "at-most": atMost } = sla.capacity;
  const canBreak = sla.thresholds?.some(({ metric, breach, severity, muted }) => {
    const usual = severity ?? (DEFAULT_THRESHOLDS.find((one) => one.metric === metric) ?? DEFAULT_THRESHOLD).severity;
    return breach.limit.kind === "absolute" && muted !== true && (usual === "major" || usual === "critical");
  });
  return [
    ...canBreak === false ? [{ path: ["sla", "capacity"], of: "key", message: "nothing could break: give at least one threshold of severity major or critical that has a limit of its own and is not muted" }] : [],
    ...atLeast === void 0 || atMost === void 0 || atLeast <= atMost ? [] : [{ path: ["sla", "capacity", "at-least"], of: "value", message: `${atLeast}/s is promised, but no more than ${atMost}/s is tried; raise at-most` }]
  ];
}

// src/config/check-thresholds.ts
var WHOLE_ONLY = /^(?:cpu|memory)_utilization_percent$/;
var NOT_OF_REQUESTS = /^(?:cpu_utilization_percent|memory_utilization_percent|requests_per_second)$/;
var OF_COMPONENTS = /^(?:p\d+|avg)_response_time_ms$/;
function checkThresholds({ sla, components }, subjects) {
  const thresholds = sla?.thresholds ?? [];
  return thresholds.flatMap((later, index) => {
    const found = (key, message2) => [{ path: ["sla", "thresholds", index, key], of: "value", message: message2 }];
    const misplaced = whyMisplaced(later, subjects, components);
    if (misplaced !== void 0) return found("metric", misplaced);
    if (later.minSamples !== void 0 && NOT_OF_REQUESTS.test(later.metric)) return found("min-samples", `${later.metric} is not a matter of how many requests there were; leave it out`);
    const earlier = thresholds.slice(0, index).filter((one) => one.metric === later.metric && one.on === later.on);
    if (earlier.some((one) => words(one) === words(later))) return found("breach", `${words(later)} is a breach already; keep one of the two`);
    const opposite = earlier.find((one) => leaveNothing(one.breach, later.breach));
    return opposite === void 0 ? [] : found("breach", `contradicts an earlier threshold: where ${words(opposite)} and ${words(later)} are both a breach, every value is one`);
  });
}
function whyMisplaced({ on, metric }, subjects, components = {}) {
  if (on === void 0 || on === "service" || subjects === void 0) return void 0;
  const known = ["service", ...subjects.classes, ...subjects.components];
  if (!known.includes(on)) return `there is no class of requests or component ${show(on)}${didYouMean(on, known)}; allowed: ${known.join(", ")}`;
  if (WHOLE_ONLY.test(metric)) return `${metric} is known of the service as a whole only`;
  if (subjects.classes.includes(on)) return void 0;
  if (!OF_COMPONENTS.test(metric)) return `of a component only times are known: p50, p90, p95, p99 or avg`;
  const kind = components[on]?.kind;
  return kind === void 0 || kind === "server-timing" ? void 0 : `the component ${show(on)} is measured by a probe of its own, in the integration phase: give it \`limits\` there. Under this traffic only what the service tells (kind: server-timing) is seen`;
}
function leaveNothing(one, other) {
  const [above, below] = one.operator.startsWith(">") ? [one, other] : [other, one];
  if (!above.operator.startsWith(">") || !below.operator.startsWith("<")) return false;
  const [low, high] = [valueOf(above), valueOf(below)];
  if (low === void 0 || high === void 0) return false;
  return low < high || low === high && (above.operator === ">=" || below.operator === "<=");
}
function valueOf({ limit }) {
  return limit.kind === "absolute" ? limit.value : void 0;
}
function words({ on, metric, breach: { operator, limit, written } }) {
  return `${on === void 0 ? "" : `${on}.`}${metric} ${operator} ${limit.kind === "absolute" ? limit.value : written}`;
}

// src/config/scenarios.ts
var EXPERTS = 3;
var SCENARIOS = {
  production_deployment: { match: "kubectl apply|terraform apply|ansible-playbook", share: 0.15, several: 0.4, experts: EXPERTS },
  database_operation: { match: "DROP|DELETE|ALTER|TRUNCATE", share: 0.25, several: 0.6, experts: EXPERTS },
  security_command: { match: "sudo|chmod 777|rm -rf", share: 0.2, several: 0.3, experts: EXPERTS },
  network_change: { match: "iptables|ufw|firewall-cmd", share: 0.18, several: 0.35, experts: EXPERTS }
};
function scenariosOf(own = {}) {
  const known = { ...SCENARIOS };
  for (const [name2, { match, escalates, several, experts }] of Object.entries(own)) {
    const base = known[name2];
    known[name2] = { match: match ?? base?.match ?? "", share: escalates ?? base?.share ?? 1, several: several ?? base?.several ?? 0, experts: experts ?? base?.experts ?? EXPERTS };
  }
  return known;
}

// src/config/tolerances.ts
var WHOLE = "service";
function readTolerances({ margin: margin2, margins = {}, floors = {}, subjects }) {
  const findings = [];
  const readAll = (table2, given, read) => Object.entries(given).flatMap(([key, value]) => {
    let of = "key";
    try {
      const name2 = readKey(key, subjects);
      of = "value";
      return [[name2.prefix + name2.metric, read(value, name2.metric)]];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      findings.push({ path: [table2, key], of, message: error.message });
      return [];
    }
  });
  const general = Object.entries(DEFAULT_MARGINS).map(([metric, usual]) => [metric, Math.max(usual, margin2)]);
  return {
    margins: Object.fromEntries([...general, ...readAll("margins", margins, (value) => value)]),
    floors: { ...DEFAULT_FLOORS, ...Object.fromEntries(readAll("floors", floors, readFloor)) },
    findings
  };
}
function readKey(key, { classes, components }) {
  const dot = key.indexOf(".");
  if (dot === -1) return { prefix: "", metric: readMetric(key, metricsFor("compare", "compare-component")).id };
  const subject = key.slice(0, dot);
  const isComponent = components.includes(subject);
  const isClass = subject === WHOLE || classes.includes(subject);
  const known = [WHOLE, ...classes, ...components];
  if (!isComponent && !isClass) throw new SyntaxError(`there is no class of requests or component ${show(subject)}${didYouMean(subject, known)}; allowed: ${known.join(", ")}`);
  const among = metricsFor(...isClass ? ["compare"] : [], ...isComponent ? ["compare-component"] : []);
  return { prefix: `${subject}.`, metric: readMetric(key.slice(dot + 1), among).id };
}
function readFloor(value, metric) {
  if (typeof value === "number") return value;
  const { id, unit } = readMetric(metric, metricsFor("compare", "compare-component"));
  return toUnitOf({ id, unit: unit === "ratio" ? "ms" : unit }, parseQuantity(value), value);
}

// src/config/check-config.ts
var MAX_STEPS = 100;
function checkConfig(facts) {
  return {
    findings: [...checkRequired(facts), ...checkMix(facts), ...checkSteps(facts), ...checkPlaceholders(facts), ...checkEscalation(facts), ...checkAgents(facts), ...checkRounds(facts), ...checkTolerances(facts), ...checkWaivers(facts), ...checkThresholds(facts.file, facts.subjects), ...checkCapacity(facts.file), ...checkInputs(facts.file)],
    problems: [...checkService(facts), ...checkRollback(facts), ...checkTraces(facts)]
  };
}
function subjectsOf({ requests, components }) {
  return { classes: Object.keys(requests ?? { [DEFAULT_REQUEST.class]: [] }), components: Object.keys(components ?? {}) };
}
function isAddress(url) {
  return url !== void 0 && !url.startsWith("/");
}
function checkTraces({ file, inputs, broken }) {
  const hasTarget = isAddress(inputs.url) || file.target !== void 0;
  if (file.traces === void 0 || !hasTarget || broken.has("traces") || broken.has("target")) return [];
  return [{ where: "traces", message: "needs a service that is started here (`service.start`): a `target` that is already running sends its spans elsewhere; remove `traces`" }];
}
function checkService({ file, inputs, broken }) {
  const start = inputs.start !== void 0 || file.service?.start !== void 0;
  const target = isAddress(inputs.url) || file.target !== void 0;
  if ((!start || !target) && (broken.has("service") || broken.has("target"))) return [];
  const message2 = start && target ? "both a service to start and one already running are given; keep either `service.start` (input `start`) or `target` (an address as input `url`)" : !start && !target ? "nothing to measure; give `service.start` (or the input `start`), or `target` for something already running" : target && (file.service !== void 0 || inputs.build !== void 0 || inputs.ready !== void 0) ? "`service` and the inputs `build` and `ready` are for a service that is started here; a `target` is already running" : void 0;
  if (message2 === void 0) return [];
  return [{ where: file.target !== void 0 && start ? "target" : "service", message: message2 }];
}
function checkRequired({ file, inputs, broken }) {
  if (broken.has("phases") || broken.has("require")) return [];
  const phases2 = inputs.phases ?? file.phases ?? PHASES;
  return (file.require ?? []).flatMap((phase2, index) => phases2.includes(phase2) ? [] : [{
    path: ["require", index],
    of: "value",
    message: `the phase ${phase2} is required but not run; add it to ${inputs.phases === void 0 ? "`phases`" : "the input `phases`"} or remove it here`
  }]);
}
function checkMix({ file, subjects }) {
  const pattern2 = file.load?.pattern;
  if (subjects === void 0 || typeof pattern2 !== "object" || pattern2.mix === void 0) return [];
  const { classes } = subjects;
  const unknown = Object.keys(pattern2.mix).filter((name2) => !classes.includes(name2));
  const findings = unknown.map((name2) => ({
    path: ["load", "pattern", "mix", name2],
    of: "key",
    message: `there is no class of requests ${show(name2)}${didYouMean(name2, classes)}; allowed: ${classes.join(", ")}`
  }));
  if (findings.length > 0 || Object.values(pattern2.mix).some((share2) => share2 > 0)) return findings;
  return [{ path: ["load", "pattern", "mix"], of: "value", message: "no class has a share above 0; give one to at least one class" }];
}
function checkSteps({ file }) {
  const steps = Object.values(file.requests ?? {}).flat().reduce((total2, request2) => total2 + (request2.next?.length ?? 0), 0);
  return steps <= MAX_STEPS ? [] : [{ path: ["requests"], of: "value", message: `${steps} steps under \`next\` in all, at most ${MAX_STEPS}` }];
}
function checkPlaceholders({ file }) {
  return Object.entries(file.requests ?? {}).flatMap(([name2, requests]) => requests.flatMap((request2, index) => {
    if (request2.data !== void 0) return [];
    const steps = [request2, ...request2.next ?? []].map((step2, at) => ({ step: step2, path: ["requests", name2, index, ...at === 0 ? [] : ["next", at - 1]] }));
    return checkValues(steps, BUILT_IN_VALUES);
  }));
}
function checkEscalation({ file }) {
  const scenarios = Object.keys(scenariosOf(file.escalation?.scenarios));
  const requests = Object.entries(file.requests ?? {}).flatMap(([name2, ofClass]) => ofClass.map((request2, index) => ({ request: request2, path: ["requests", name2, index] })));
  const unknown = requests.flatMap(({ request: { escalates }, path: path2 }) => escalates === void 0 || scenarios.includes(escalates) ? [] : [{ path: [...path2, "escalates"], of: "value", message: notOneOf(escalates, scenarios) }]);
  const unmatched = Object.entries(file.escalation?.scenarios ?? {}).flatMap(([name2, { match }]) => match !== void 0 || name2 in SCENARIOS || requests.some(({ request: request2 }) => request2.escalates === name2) ? [] : [{ path: ["escalation", "scenarios", name2], of: "key", message: `nothing escalates after ${show(name2)}: give it a \`match\`, or name it as \`escalates\` of a request` }]);
  const captured = requests.flatMap(({ request: request2 }) => [request2, ...request2.next ?? []].flatMap((step2) => Object.keys(step2.capture ?? {})));
  const steps = (file.escalation?.steps ?? []).map((step2, index) => ({ step: step2, path: ["escalation", "steps", index] }));
  const columnsAreKnown = requests.every(({ request: request2 }) => request2.data === void 0);
  const stepless = file.escalation !== void 0 ? [] : Object.entries(file.components ?? {}).flatMap(([name2, { kind }]) => kind === "escalation" ? [{ path: ["components", name2, "kind"], of: "value", message: "follows the steps of `escalation`: give these, beside `components`" }] : []);
  return [...unknown, ...unmatched, ...stepless, ...columnsAreKnown ? checkValues(steps, [...BUILT_IN_VALUES, ...ESCALATION_VALUES, ...captured]) : []];
}
function checkValues(steps, atFirst) {
  const known = [...atFirst];
  return steps.flatMap(({ step: step2, path: path2 }) => {
    const written = [["path", step2.path], ["headers", step2.headers], ["json", step2.json], ["body", step2.body], ["form", step2.form], ["websocket", step2.websocket]];
    const findings = written.flatMap(([key, value]) => unknownPlaceholders(value, known).map((unknown) => ({
      path: [...path2, key],
      of: "value",
      message: `nothing gives a value for {{${unknown}}}${didYouMean(unknown, known)}; known here: ${known.join(", ")}; capture it in an earlier step`
    })));
    known.push(...Object.keys(step2.capture ?? {}));
    return findings;
  });
}
function unknownPlaceholders(value, known) {
  return value === void 0 ? [] : [...new Set(placeholdersIn(JSON.stringify(value)))].filter((name2) => !known.includes(name2));
}
function checkAgents({ file }) {
  const pattern2 = file.load?.pattern;
  const findings = [];
  if (typeof pattern2 === "object" && pattern2.agents !== void 0 && pattern2.agents.base > pattern2.agents.peak) {
    findings.push({ path: ["load", "pattern", "agents", "base"], of: "value", message: `base (${pattern2.agents.base}) is more than peak (${pattern2.agents.peak})` });
  }
  const zones = typeof pattern2 === "object" ? pattern2["time-zones"] : void 0;
  if (zones !== void 0 && zones.length > 0 && !zones.some((zone) => zone.share > 0)) {
    findings.push({ path: ["load", "pattern", "time-zones"], of: "value", message: "no time zone has a share above 0" });
  }
  return findings;
}
function checkRounds({ file }) {
  const { min = DEFAULT_COMPARE.rounds.min, max = Math.max(DEFAULT_COMPARE.rounds.max, min) } = file.compare?.rounds ?? {};
  if (min <= max) return [];
  const given = file.compare?.rounds?.min === void 0 ? "max" : "min";
  return [{ path: ["compare", "rounds", given], of: "value", message: `min (${min}) is more than max (${max})` }];
}
function checkTolerances({ file, subjects }) {
  if (subjects === void 0) return [];
  const { findings } = readTolerances({ margin: 0, margins: file.compare?.margins, floors: file.compare?.floors, subjects });
  return findings.map(({ path: path2, of, message: message2 }) => ({ path: ["compare", ...path2], of, message: message2 }));
}
function checkWaivers({ file, subjects }) {
  if (subjects === void 0) return [];
  return Object.entries(file.compare?.waivers ?? {}).flatMap(([label, { metric }]) => {
    try {
      readKey(metric, subjects);
      return [];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return [{ path: ["compare", "waivers", label, "metric"], of: "value", message: error.message }];
    }
  });
}

// src/config/describe-issues.ts
function describeIssue(issue) {
  const { input } = issue;
  const seen = input === void 0 ? "" : `, seen ${show(input)}`;
  switch (issue.code) {
    case "invalid_type": {
      const expected = WORDS[issue.expected] ?? issue.expected;
      return input === void 0 ? `is missing; expected ${expected}` : `expected ${expected}${seen}`;
    }
    case "invalid_value":
      return notOneOf(input, issue.values.map(String));
    case "too_small":
      return `expected ${amountOf(issue.origin, `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`)}${seen}`;
    case "too_big":
      return `expected ${amountOf(issue.origin, `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}`)}${seen}`;
    default:
      return void 0;
  }
}
var WORDS = { object: "a mapping", record: "a mapping", array: "a list", string: "text", number: "a number", int: "a whole number", boolean: "true or false" };
function amountOf(origin, bound) {
  if (origin === "string") return `text of ${bound} characters`;
  return origin === "array" ? `a list of ${bound} entries` : bound;
}
function listFindings(issues, prefix = []) {
  return issues.flatMap((issue) => {
    const path2 = [...prefix, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      const messages = issue.message.split("\n");
      return issue.keys.map((key, index) => ({ path: [...path2, key], of: "key", message: messages[index] ?? issue.message }));
    }
    if (issue.code === "invalid_key") return issue.issues.map(({ message: message2 }) => ({ path: path2, of: "key", message: message2 }));
    if (issue.code === "invalid_union") {
      const meant = branchMeant(issue.errors);
      if (meant !== void 0) return listFindings(meant, path2);
    }
    return [{ path: path2, of: "value", message: issue.message }];
  });
}
function branchMeant(branches) {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_type"));
  const deeper = fitting.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === "invalid_value"));
  return deeper[0] ?? fitting[0];
}

// src/config/component-kinds.ts
var paceKeys = {
  rate: rate({ min: 0.1, max: 1e3 }).optional().meta({ description: "Calls per second and side" }),
  timeout: duration({ min: 10, max: 12e4 }).optional().meta({ description: "What takes longer has failed" })
};
var limitsFor = (parts) => ({ limits: external_exports.array(componentLimit(parts)).max(50).optional(), required: external_exports.boolean().optional() });
var inside = line(500).refine((file) => !file.startsWith("/") && !file.split(/[/\\]/).includes(".."), "expected a file inside the checkout, relative and without ..");
var headers = table(external_exports.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, "not the name of an HTTP header"), line(8e3), 100);
var small = (value) => (JSON.stringify(value)?.length ?? 0) <= 1e5;
var PARTS = {
  opa: ["evaluation", "server", "network"],
  llm: ["ttft", "tpot", "itl"],
  "event-store": ["append", "append-batch", "read", "lag"],
  filesystem: ["stat", "lookup", "readdir", "open", "read", "write", "fsync"]
};
var opa = section({
  kind: external_exports.literal("opa"),
  url: pathOrUrl.optional().meta({ description: "Address of an OPA server" }),
  decision: external_exports.string().max(500).regex(/^[\w./-]+$/, "expected the path of a decision such as lighthouse/allow").optional(),
  wasm: inside.optional().meta({ description: "A policy compiled to WebAssembly, evaluated in process" }),
  entrypoint: line(500).optional(),
  data: inside.optional().meta({ description: "JSON file that the policy knows as `data`" }),
  input: external_exports.unknown().refine(small, "expected an input of at most 100000 characters").optional(),
  headers: headers.optional(),
  ...paceKeys,
  ...limitsFor(PARTS.opa)
}).superRefine((component3, context) => {
  const problem = (key, message2) => context.addIssue({ code: "custom", message: message2, path: [key] });
  if (component3.url === void 0 === (component3.wasm === void 0)) problem("kind", "give `url` and `decision` of an OPA server, or `wasm`, a compiled policy");
  else if (component3.url !== void 0 && component3.decision === void 0) problem("decision", "is missing; expected the path of a decision such as lighthouse/allow");
  for (const key of component3.url === void 0 ? ["decision", "headers"] : ["entrypoint", "data"]) {
    if (component3[key] !== void 0) problem(key, component3.url === void 0 ? "is for an OPA server, with `url`" : "is for a compiled policy, with `wasm`");
  }
});
var filesystem = section({
  kind: external_exports.literal("filesystem"),
  path: line(1e3).meta({ description: "Folder to measure; relative ones are inside the checkout" }),
  underlying: line(1e3).optional().meta({ description: "Folder that the mount shows, measured beside it" }),
  concurrency: wholeNumber({ min: 1, max: 64 }).optional().meta({ description: "Threads that work at the same time" }),
  "file-size": wholeNumber({ min: 1, max: 16777216 }).optional().meta({ description: "Bytes that are read and written" }),
  ...paceKeys,
  ...limitsFor([...PARTS.filesystem, ...PARTS.filesystem.map((part3) => `underlying-${part3}`)])
});
var longest = duration({ min: 1, max: 6e5 });
var llm = section({
  kind: external_exports.literal("llm"),
  url: pathOrUrl.meta({ description: "Base address of an OpenAI-compatible API, such as https://host/v1" }),
  model: line(200),
  prompt: external_exports.string().min(1).max(1e5).optional(),
  "max-tokens": wholeNumber({ min: 1, max: 1e4 }).optional(),
  "token-env": external_exports.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, "not the name of an environment variable").optional().meta({ description: "Environment variable with the API key" }),
  goodput: section({ ttft: longest.optional(), tpot: longest.optional(), e2el: longest.optional() }).optional().meta({ description: "Answers inside all of these limits are good" }),
  headers: headers.optional(),
  ...paceKeys,
  ...limitsFor(PARTS.llm)
});
var address = (scheme, example) => external_exports.string().max(2e3).regex(scheme, `expected an address such as ${example}`);
var storeKeys = {
  kind: external_exports.literal("event-store"),
  batch: wholeNumber({ min: 1, max: 1e3 }).optional().meta({ description: "Events that are appended together, and read" }),
  "event-size": wholeNumber({ min: 16, max: 1e5 }).optional().meta({ description: "Characters of one event" }),
  ...paceKeys,
  ...limitsFor(PARTS["event-store"])
};
var storePath = external_exports.string().max(2e3).regex(/^\/[^\s\0]*$/, "expected a path that begins with / and has no spaces");
var storeRequest = (value) => section({ method: choice(["POST", "PUT"]).optional(), path: storePath, body: external_exports.string().max(1e4).refine((body) => body.includes(value), `expected a body with ${value} in it`) });
var httpStore = section({
  driver: external_exports.literal("http"),
  url: pathOrUrl.meta({ description: "Base address; a path is on the service" }),
  headers: headers.optional(),
  append: storeRequest("{{event}}").meta({ description: "How one event is appended; {{stream}} is a stream of the probe" }),
  "append-batch": storeRequest("{{events}}").optional().meta({ description: "How several are, with commas between them" }),
  each: external_exports.string().max(1e3).refine((text) => text.includes("{{event}}"), "expected text with {{event}} in it").optional().meta({ description: 'One event of a batch; "{{event}}" in quotation marks where absent' }),
  read: storePath.meta({ description: "Path of the newest events, at least {{count}} of them" }),
  subscribe: external_exports.union([section({ path: storePath }), section({ poll: duration({ min: 1, max: 1e4 }) })], { error: "expected { path: /\u2026 } of server-sent events, or { poll: 20ms }" }).optional().meta({ description: "How a subscriber learns of new events: by server-sent events, or by reading again" }),
  delete: storePath.optional().meta({ description: "Path that is deleted at the end" }),
  ...storeKeys
});
var eventStores = external_exports.discriminatedUnion("driver", [
  section({ driver: external_exports.literal("sqlite"), path: line(1e3).meta({ description: "Folder for a database of the probe; relative ones are inside the checkout" }), ...storeKeys }),
  section({ driver: external_exports.literal("redis"), url: address(/^rediss?:\/\/\S+$/, "redis://127.0.0.1:6379"), ...storeKeys }),
  httpStore,
  section({ driver: external_exports.literal("postgresql"), url: address(/^postgres(?:ql)?:\/\/\S+$/, "postgresql://user@127.0.0.1/database"), ...storeKeys })
], { error: (issue) => issue.code === "invalid_union" ? notOneOf(issue.input.driver, ["sqlite", "redis", "postgresql", "http"]) : void 0 });
var exec = section({
  kind: external_exports.literal("exec"),
  command: external_exports.string().min(1).max(1e4).meta({ description: "Shell command that prints numbers; run once a slot in the checkout, with PERF_GATE_URL" }),
  timeout: paceKeys.timeout,
  ...limitsFor([])
});
var escalation = section({
  kind: external_exports.literal("escalation"),
  scenario: line(60).optional().meta({ description: "{{scenario}} in the steps of `escalation`, which are followed" }),
  command: line(2e3).optional().meta({ description: "{{match}} in them" }),
  experts: wholeNumber({ min: 1, max: 100 }).optional().meta({ description: "{{experts}} in them" }),
  ...limitsFor([])
});

// src/config/pattern-section.ts
var SECOND2 = 1e3;
var HOUR2 = 3600 * SECOND2;
var MAX_SHARES = 50;
var perSecond = rate({ min: 0.1, max: 1e5 });
var part = share({ min: 0, max: 1 });
var ownPattern = section({
  name: name.optional(),
  mix: table(name, external_exports.union([share({ min: 0, max: 1 }), external_exports.number().min(0).max(1e6)]), MAX_SHARES).optional().meta({ description: "Share of each request class; rescaled to sum 1" }),
  shape: choice(["day", "ramp", "flat"]).optional().meta({ description: "How the rate goes from its base to its peak: like a day, evenly upwards, or not at all" }),
  "base-rate": perSecond.optional(),
  "peak-factor": external_exports.number().min(1).max(100).optional(),
  burst: section({ probability: part.optional(), factor: external_exports.number().min(1).max(100).optional() }).optional(),
  agents: section({ base: wholeNumber({ min: 1, max: 1e5 }), peak: wholeNumber({ min: 1, max: 1e5 }) }).optional(),
  session: duration({ min: SECOND2, max: 24 * HOUR2 }).optional(),
  think: section({ mean: duration({ min: 0, max: HOUR2 }).optional(), jitter: part.optional() }).optional(),
  retry: section({ errors: part.optional(), retried: part.optional(), after: duration({ min: 0, max: HOUR2 }).optional() }).optional(),
  "time-zones": external_exports.array(section({ name: line(60), share: part, "shift-hours": external_exports.number().min(-24).max(24) })).max(24).optional()
});
var pattern = external_exports.union([choice(PATTERN_NAMES), ownPattern]);

// src/config/capacity-section.ts
var SECOND3 = 1e3;
var HOUR3 = 3600 * SECOND3;
var perSecond2 = rate({ min: 1, max: 1e5 });
var capacity = section({
  budget: duration({ min: 10 * SECOND3, max: 6 * HOUR3 }).optional().meta({ description: "Most time that the search may take" }),
  step: duration({ min: SECOND3, max: 600 * SECOND3 }).optional().meta({ description: "How long each rate is tried; longer where it sends too few requests to tell" }),
  "at-most": perSecond2.optional().meta({ description: "No higher rate is tried" }),
  "at-least": perSecond2.optional().meta({ description: "A promise: the highest rate that holds is no lower" })
});

// src/config/sla-threshold.ts
var HOUR4 = 36e5;
var slaMetric = external_exports.string().transform(attempt((text) => {
  const { part: part3, name: name2 } = readPart(text, "any");
  return { on: part3, metric: readMetric(name2, metricsFor("sla")) };
})).meta({ examples: ["p99_response_time_ms", "error_rate", "safe.p95"] });
var mapping = section({
  metric: slaMetric,
  breach: external_exports.string({ error: ({ input }) => input === void 0 ? void 0 : `expected an operator and a limit such as "> 100", seen ${show(input)}` }).transform(attempt(parseBreach)).meta({ examples: ["> 100", "< 99.9%", "> baseline + 10%"] }),
  severity: choice(SEVERITIES).optional(),
  grace: duration({ min: 0, max: HOUR4 }).optional().meta({ description: "How long it may be beyond the limit before that is a violation" }),
  for: duration({ min: 1e3, max: 3e5 }).optional().meta({ description: "What each evaluation looks back on" }),
  "min-samples": wholeNumber({ min: 1, max: 1e6 }).optional().meta({ description: "With fewer requests nothing is said" }),
  rollback: external_exports.boolean().optional(),
  muted: external_exports.boolean().optional().meta({ description: "Watched and told in the report; alerts nobody, fails nothing" })
}).transform(({ metric: { on, metric }, breach: { operator, written }, grace, severity, rollback, muted, for: windowMs, "min-samples": minSamples }, context) => {
  const limit = attempt((text) => readLimit(text, metric), ["breach"])(written, context);
  return { on, metric: metric.id, breach: { operator, limit, written }, severity, graceMs: grace, rollback, windowMs, minSamples, muted };
});
var BREACH_OF = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };
var promise = external_exports.string().transform(attempt((text) => {
  const { part: part3, metric, operator, limit } = parseThreshold(text, { among: metricsFor("sla"), parts: "any" });
  const written = text.slice(text.search(/[<>]/)).replace(/^[<>]=?/, "").trim();
  return { on: part3, metric, breach: { operator: BREACH_OF[operator], limit, written }, severity: void 0, graceMs: void 0, rollback: void 0, windowMs: void 0, minSamples: void 0, muted: void 0 };
})).meta({ examples: ["safe.p99 <= 200ms", "p95 <= baseline + 10%"] });
var slaThreshold = external_exports.union([promise, mapping], { error: ({ input }) => `expected a promise such as "p99 <= 100ms", or a mapping with metric and breach, seen ${show(input)}` });

// src/config/sla-section.ts
var SECOND4 = 1e3;
var HOUR5 = 3600 * SECOND4;
var slaSection = section({
  duration: duration({ min: SECOND4, max: HOUR5 }).optional(),
  "warm-up": duration({ min: 0, max: 600 * SECOND4 }).optional().meta({ description: "Its traffic for so long before that, counted nowhere" }),
  rate: rate({ min: 0.1, max: 1e5 }).optional().meta({ description: "A steady rate; of a pattern its base rate" }),
  pattern: pattern.optional().meta({ description: "Traffic of this shape instead of a steady rate" }),
  agents: wholeNumber({ min: 1, max: 1e5 }).optional().meta({ description: "So many at the peak of the pattern; without one so many all the time, who ask and think as those of `load` do" }),
  capacity: capacity.optional().meta({ description: "Search the highest rate that keeps the promises, once the phase has been judged; `{}` for the defaults" }),
  "abort-on": choice(["major", "critical"]).optional().meta({ description: "A violation at least this severe ends the phase early, once its promise cannot be kept any more" }),
  thresholds: external_exports.array(slaThreshold).min(1, "leave `thresholds` out for the eight default ones").max(50).optional()
});

// src/config/waiver.ts
function readDay(text) {
  const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) throw new SyntaxError(`expected a day such as 2026-12-31, seen ${show(text)}`);
  return text;
}

// src/config/schema.ts
var SECOND5 = 1e3;
var HOUR6 = 3600 * SECOND5;
var MAX_BODY = 1e6;
var MAX_CLASSES = 50;
var MAX_COMPONENTS = 50;
var MAX_TOLERANCES = 300;
var phase = choice(["integration", "load", "sla"]);
var runTime = duration({ min: SECOND5, max: HOUR6 });
var perSecond3 = rate({ min: 0.1, max: 1e5 });
var part2 = share({ min: 0, max: 1 });
var headerName = external_exports.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, "not the name of an HTTP header");
var expectation = section({
  headers: table(headerName, line(8e3), 20).optional().meta({ description: "Text that each of these headers contains" }),
  status: external_exports.union([wholeNumber({ min: 100, max: 599 }), external_exports.array(wholeNumber({ min: 100, max: 599 })).min(1).max(50)], { error: "expected a status code such as 200, or a list of them" }).optional(),
  "body-contains": external_exports.string().min(1).max(1e4).optional()
});
var requestKeys = {
  method: choice(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]).optional(),
  headers: table(headerName, external_exports.string().max(8e3).regex(/^[^\r\n\0]*$/, "one line of text"), 100).optional(),
  json: external_exports.unknown().refine((value) => (JSON.stringify(value)?.length ?? 0) <= MAX_BODY, `expected a body of at most ${MAX_BODY} characters`).optional().meta({ description: "Body, sent as JSON" }),
  body: external_exports.string().max(MAX_BODY).optional().meta({ description: "Body, sent as it is" }),
  form: table(external_exports.string().min(1).max(1e3), external_exports.union([external_exports.string().max(MAX_BODY), external_exports.number(), external_exports.boolean()], { error: "expected text, a number or a truth value" }).transform(String), 200).optional().meta({ description: "Body, sent as a form" }),
  "body-base64": external_exports.string().max(MAX_BODY).regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, "expected base64").optional().meta({ description: "Body of any bytes, in base64" }),
  expect: expectation.optional()
};
var BODIES = ["json", "body", "form", "body-base64"];
var atOnce = { path: ["body"], error: `give one of ${BODIES.map((key) => `\`${key}\``).join(", ")}, not several`, when: () => true };
var oneBody = (request2) => !(typeof request2 === "object" && request2 !== null) || BODIES.filter((key) => key in request2).length < 2;
var pointer = external_exports.string().max(1e3).regex(/^(?:\/(?:[^/~]|~[01])*)*$/, "expected a JSON pointer such as /job/id");
var source = external_exports.union([pointer, section({ header: headerName })], { error: "expected a JSON pointer such as /job/id, or { header: location }" });
var followKeys = {
  capture: table(variable, source, 20).optional().meta({ description: "What later steps need from this answer, used as {{name}}" }),
  timings: table(line(60), pointer, 20).optional().meta({ description: "Where the answer tells how long something took, in ms" }),
  until: section({
    status: wholeNumber({ min: 100, max: 599 }).optional(),
    json: pointer.optional(),
    equals: external_exports.union([external_exports.string().max(1e3), external_exports.number(), external_exports.boolean(), external_exports.null()], { error: "expected text, a number, true, false or null" }).optional(),
    every: duration({ min: 10, max: 600 * SECOND5 }).optional(),
    "at-most": duration({ min: 10, max: 600 * SECOND5 }).optional()
  }).refine((until) => until?.status !== void 0 || until?.json !== void 0, "say what to wait for: `status`, or `json` with `equals`").optional().meta({ description: "Ask again and again until the answer is this" })
};
var message = section({
  name: line(60).optional(),
  send: external_exports.unknown().refine((value) => (JSON.stringify(value)?.length ?? 0) <= MAX_BODY, `expected a message of at most ${MAX_BODY} characters`).optional().meta({ description: "Text, or what is sent as JSON" }),
  receive: external_exports.union([external_exports.literal(true), external_exports.string().min(1).max(1e4)], { error: "expected text that the answer contains, or true for any message" }).optional().meta({ description: "Waits for a message that contains this; true: for any" })
}).refine((said) => said?.send !== void 0 || said?.receive !== void 0, "say what to `send`, what to `receive`, or both");
var streamKeys = {
  events: section({ count: wholeNumber({ min: 1, max: 1e5 }).optional(), contains: external_exports.string().min(1).max(1e4).optional() }).optional().meta({ description: "The answer is a stream of server-sent events, left after so many, and when one contains the text" }),
  websocket: external_exports.array(message).min(1).max(100).optional().meta({ description: "A conversation over a WebSocket, message by message" })
};
var SPOKEN = ["json", "body", "form", "body-base64", "method", "events", "until", "expect"];
var spoken = { path: ["websocket"], error: `a conversation over a WebSocket has no ${SPOKEN.map((key) => `\`${key}\``).join(", ")}; say it in its messages`, when: () => true };
var speaksOnly = (request2) => !(typeof request2 === "object" && request2 !== null && "websocket" in request2) || !SPOKEN.some((key) => key in request2);
var step = section({
  name: line(100).optional(),
  path: external_exports.string().max(4e3).regex(/^(?:\/|\{\{)[^\s\0]*$/, "expected a path that begins with / (or with a {{value}}) and has no spaces"),
  ...requestKeys,
  ...followKeys,
  ...streamKeys,
  pause: duration({ min: 0, max: 600 * SECOND5 }).optional().meta({ description: "What the agent waits before this step" })
}).refine(oneBody, atOnce).refine(speaksOnly, spoken);
var request = section({
  name: line(100).optional(),
  path,
  ...requestKeys,
  ...followKeys,
  ...streamKeys,
  data: line(500).refine((file) => isInside(file) && /\.(?:csv|json)$/i.test(file), "expected a .csv or .json file inside the checkout").optional().meta({ description: "File of values; each arrival takes the next row, used as {{column}}" }),
  next: external_exports.array(step).min(1).max(50).optional().meta({ description: "Further requests of the same agent, one after the other" }),
  weight: external_exports.number().gt(0).max(1e6).optional(),
  escalates: name.optional().meta({ description: "Scenario whose trigger it is, whatever its body says" })
}).refine(oneBody, atOnce).refine(speaksOnly, spoken);
var escalation2 = section({
  steps: external_exports.array(step).min(1).max(20).meta({ description: "How an agent goes to the experts, and on to the resolution; {{scenario}}, {{experts}} and {{match}} are known" }),
  scenarios: table(name, section({
    match: regularExpression.optional().meta({ description: "On the body of a request" }),
    escalates: part2.optional(),
    several: part2.optional(),
    experts: wholeNumber({ min: 2, max: 100 }).optional().meta({ description: "How many several are" })
  }), 20).optional()
});
var componentKeys = { limits: external_exports.array(componentLimit()).max(50).optional(), required: external_exports.boolean().optional() };
var KINDS = ["http", "server-timing", "opa", "llm", "event-store", "filesystem", "exec", "escalation"];
var component = external_exports.discriminatedUnion("kind", [
  section({ kind: external_exports.literal("http"), url: pathOrUrl, ...requestKeys, ...componentKeys }).refine(oneBody, atOnce),
  section({ kind: external_exports.literal("server-timing"), ...componentKeys }),
  opa,
  llm,
  eventStores,
  filesystem,
  exec,
  escalation
], { error: (issue) => issue.code === "invalid_union" ? unknownKind(issue.input.kind) : void 0 });
function unknownKind(kind) {
  return kind === void 0 ? `is missing; the kinds of components are ${KINDS.join(", ")}` : notOneOf(kind, KINDS);
}
var service = section({
  build: external_exports.string().min(1).max(1e4).optional().meta({ description: "Shell command, once per checkout" }),
  start: external_exports.string().min(1).max(1e4).optional().meta({ description: "Shell command; PORT is chosen by perf-gate and exported" }),
  ready: path.optional().meta({ description: "Path polled until it answers below 400" }),
  "ready-timeout": duration({ min: SECOND5, max: HOUR6 }).optional(),
  port: wholeNumber({ min: 1, max: 65535 }).optional().meta({ description: "A port the service insists on" }),
  env: table(external_exports.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, "not the name of an environment variable"), external_exports.union([external_exports.string().max(3e4), external_exports.number(), external_exports.boolean()], { error: "expected text, a number or a truth value" }).transform(String), 300).optional(),
  directory: line(500).refine(isInside, "expected a folder inside the checkout, relative and without ..").optional(),
  runtime: choice(RUNTIMES).optional().meta({ description: "What it runs on: its garbage collector is then asked to keep account, without a change of your code" })
});
function isInside(folder) {
  return !folder.startsWith("/") && !/^[A-Za-z]:/.test(folder) && !folder.split(/[/\\]/).includes("..");
}
var connections = choice(["shared", "per-agent", "per-request"]);
var load = section({
  pattern: pattern.optional(),
  agents: wholeNumber({ min: 1, max: 1e5 }).optional(),
  rate: perSecond3.optional(),
  duration: runTime.optional(),
  timeout: duration({ min: 10, max: 120 * SECOND5 }).optional(),
  http: external_exports.union([external_exports.literal(1), external_exports.literal(2)], { error: ({ input }) => `expected 1 or 2, the version of HTTP, seen ${show(input)}` }).optional().meta({ description: "Version of HTTP; 2 is asked for over TLS and without" }),
  connections: connections.optional().meta({ description: "Who uses which connection: agents share them, each has its own, or every request opens one" }),
  seed: wholeNumber({ min: 0, max: 4294967295 }).optional(),
  "memory-limits": external_exports.array(size({ min: 1e6, max: 1e12 })).min(1).max(5).optional().meta({ description: "The load is repeated against the head with so much memory: its heap, where service.runtime is node, jvm, go or dotnet, else its control group" }),
  saturation: section({ agents: wholeNumber({ min: 1, max: 1e4 }).optional(), duration: duration({ min: SECOND5, max: 600 * SECOND5 }).optional() }).optional().meta({ description: "After each round, how many requests per second the service can do: agents that send as fast as they are answered" })
});
var margin = share({ min: 0, max: 5 });
var budget = duration({ min: 10 * SECOND5, max: 6 * HOUR6 });
var compareMode = choice(["auto", "artifact", "paired", "off"]);
var waiver = section({
  metric: external_exports.string().max(130).meta({ description: "A metric, or one of a class or component: safe.p99" }),
  limit: share({ min: 1e-3, max: 5 }),
  until: external_exports.string({ error: "expected the last day on which it holds, such as 2026-12-31" }).transform(attempt(readDay)).meta({ description: "Last day on which it holds (UTC)", examples: ["2026-12-31"] }),
  reason: line(300)
});
var compare = section({
  mode: compareMode.optional(),
  margin: margin.optional(),
  margins: table(external_exports.string().max(130), margin, MAX_TOLERANCES).optional().meta({ description: "By metric, or by class and metric: safe.p99" }),
  floors: table(external_exports.string().max(130), external_exports.union([external_exports.string().max(60), external_exports.number().min(0)]), MAX_TOLERANCES).optional().meta({ description: "Absolute change that does not matter, by metric, or by class and metric" }),
  rounds: section({ min: wholeNumber({ min: 2, max: 50 }).optional(), max: wholeNumber({ min: 2, max: 50 }).optional() }).optional(),
  budget: budget.optional(),
  drift: section({ budget: margin.optional(), fail: external_exports.boolean().optional() }).optional().meta({ description: "How far a metric may come, in many small steps, from the best level it held on the default branch" }),
  waivers: table(line(50), waiver, 50).optional().meta({ description: "By label of a pull request: a regression that is accepted where it has that label" }),
  base: line(300).optional().meta({ description: "Commit, branch or tag to compare with" }),
  profile: external_exports.boolean().optional().meta({ description: "Where the service takes more CPU time, one more slot of 5 s tells in which of its functions" })
});
var artifactName = external_exports.string().min(1).max(200).regex(/^[^":<>|*?\r\n\\/]*$/, 'the name of an artifact has none of " : < > | * ? \\ /');
var days = wholeNumber({ min: 1, max: 400 });
var historySize = wholeNumber({ min: 1, max: 200 });
var baseline = section({
  "artifact-name": artifactName.optional(),
  "max-age-days": days.optional(),
  "history-size": historySize.optional(),
  "retention-days": days.optional(),
  file: line(1e3).optional()
});
var verdict = choice(["fail", "invalid", "inconclusive", "no-baseline"]);
var failOnList = external_exports.array(verdict).max(4);
var failOn = external_exports.union([verdict, failOnList]);
var phases = external_exports.array(phase).min(1).max(3);
var commentMode = choice(["always", "on-change", "on-failure", "off"]);
var report = section({
  comment: commentMode.optional(),
  "comment-id": external_exports.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, "at most 60 letters, digits, dots, _ or -").optional(),
  "check-runs": external_exports.boolean().optional(),
  out: line(1e3).optional()
});
var traces = section({
  sample: share({ min: 1e-3, max: 1 }).optional().meta({ description: "Share of requests that is traced" }),
  components: table(name, regularExpression, MAX_COMPONENTS).optional().meta({ description: "Name of a component, and a regular expression on the names of its spans" })
});
var ConfigFile = section({
  service: service.optional(),
  target: httpUrl.refine((url) => !URL.canParse(url) || /^\/?$/.test(new URL(url).pathname + new URL(url).search), "give the origin only, such as https://preview.example; paths belong into `requests`").optional(),
  components: table(name, component, MAX_COMPONENTS).optional(),
  requests: table(name, external_exports.array(request).min(1).max(200), MAX_CLASSES).refine((classes) => Object.keys(classes).length > 0, "name at least one class of requests, or leave the key out").optional(),
  escalation: escalation2.optional().meta({ description: "What agents do when experts have to decide" }),
  phases: phases.optional(),
  require: phases.optional(),
  integration: section({ duration: runTime.optional(), rate: perSecond3.optional() }).optional(),
  load: load.optional(),
  sla: slaSection.optional(),
  compare: compare.optional(),
  baseline: baseline.optional(),
  "fail-on": failOn.optional(),
  report: report.optional(),
  rollback: rollbackSection.optional(),
  traces: traces.optional().meta({ description: "Receive the spans of a service with an OpenTelemetry SDK, and tell by them which component a change is in" }),
  alerts: section({
    format: choice(["json", "slack"]).optional(),
    issue: external_exports.boolean().optional().meta({ description: "On the default branch also as an issue, opened and closed; needs `issues: write`" }),
    from: choice(["warning", "minor", "major", "critical"]).optional().meta({ description: "Violations at least this severe are told" }),
    "escalate-after": runTime.optional().meta({ description: "A violation that fires for so long is told once more" }),
    "dry-run": external_exports.boolean().optional().meta({ description: "Log what would be sent instead of sending it" })
  }).optional().meta({ description: "How violations are told to the webhook of the input `alert-webhook`" })
});

// src/config/input-values.ts
var command2 = external_exports.string().min(1).max(1e4);
var words2 = external_exports.string().max(1e3).transform((text) => text.split(/[\s,]+/).filter((word) => word !== ""));
var wholeNumber2 = external_exports.string().regex(/^\d{1,9}$/, { error: ({ input }) => `expected a whole number, seen ${JSON.stringify(input)}` }).transform(Number);
var webhook = external_exports.string().refine(isWebhook, "expected an address that begins with https://");
var InputValues = external_exports.object({
  start: command2,
  build: command2,
  url: pathOrUrl,
  ready: path,
  phases: words2.pipe(phases),
  compare: compareMode,
  "base-ref": line(300),
  margin,
  budget,
  "fail-on": words2.pipe(failOnList),
  comment: commentMode,
  "check-runs": external_exports.string().toLowerCase().pipe(choice(["true", "false"])).transform((text) => text === "true"),
  "baseline-name": artifactName,
  "baseline-max-age": wholeNumber2.pipe(days),
  "artifact-retention-days": wholeNumber2.pipe(days),
  "history-size": wholeNumber2.pipe(historySize),
  mode: choice(["gate", "report"]),
  shard: onlyNow(void 0, "shards are not supported yet; leave `shard` out"),
  rollback: rollbackMode,
  "alert-webhook": webhook,
  out: line(1e3),
  "baseline-file": line(1e3)
}).partial();
function readInputValues(inputs) {
  const parsed = InputValues.safeParse(inputs, { error: describeIssue });
  if (parsed.success) return { values: parsed.data, problems: [] };
  const findings = listFindings(parsed.error.issues);
  const wrong = new Set(findings.map(({ path: [input] }) => input));
  const sound = Object.fromEntries(Object.entries(inputs).filter(([input]) => !wrong.has(input)));
  return { values: InputValues.parse(sound), problems: findings.map(({ path: [input], message: message2 }) => ({ where: String(input), message: message2 })) };
}
function onlyNow(value, message2) {
  return external_exports.string().refine((text) => text === value, message2);
}
function isWebhook(text) {
  const url = URL.parse(text);
  return text.length <= 2e3 && url !== null && (url.protocol === "https:" || url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname));
}

// src/config/hash-config.ts
import { createHash } from "node:crypto";
var MEANING = 2;
function hashConfig(config) {
  const { service: service2, target, components, requests, phases: phases2, integration, load: load2, sla, traces: traces2 } = config;
  const measured = {
    meaning: MEANING,
    service: service2 === void 0 ? void 0 : { start: service2.start, port: service2.port, env: service2.env, directory: service2.directory, runtime: service2.runtime },
    target,
    components: components.map(({ limits: _limits, required: _required, ...measured2 }) => measured2),
    requests,
    phases: phases2,
    integration,
    traces: traces2,
    load: { ...load2, seed: void 0, memoryLimits: void 0 },
    sla: { durationMs: sla.durationMs, warmUpMs: sla.warmUpMs, ratePerSecond: sla.ratePerSecond, pattern: sla.pattern }
  };
  return createHash("sha256").update(canonicalJson(measured)).digest("hex");
}
function canonicalJson(value) {
  return JSON.stringify(value, (_, part3) => isRecord(part3) ? Object.fromEntries(Object.entries(part3).sort(([a], [b]) => a < b ? -1 : 1)) : part3);
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/config/resolve-requests.ts
var POLL = { everyMs: 500, atMostMs: 3e4 };
function resolveRequests({ requests: classes, escalation: escalation3 }, path2) {
  if (classes === void 0) return [{ name: DEFAULT_REQUEST.class, requests: [resolveRequest({}, path2, void 0)] }];
  const escalate = openEscalations(escalation3);
  return Object.entries(classes).map(([name2, requests]) => ({ name: name2, requests: requests.map((one) => escalate(resolveRequest(one, one.path, one.name))) }));
}
function openEscalations(escalation3) {
  if (escalation3 === void 0) return (request2) => request2;
  const steps = escalation3.steps.map(resolveStep);
  const scenarios = scenariosOf(escalation3.scenarios);
  return (request2) => {
    const { name: name2, matched } = scenarioFor(request2, scenarios) ?? {};
    const scenario = scenarios[name2 ?? ""];
    if (name2 === void 0 || matched === void 0 || scenario === void 0) return request2;
    const { share: share2, several, experts } = scenario;
    return { ...request2, escalates: name2, escalation: { scenario: name2, matched, share: share2, several, experts, steps } };
  };
}
function scenarioFor({ escalates, body = "" }, scenarios) {
  const found = Object.entries(scenarios).map(([name2, { match }]) => ({ name: name2, matched: match === "" ? void 0 : new RegExp(match).exec(body)?.[0] }));
  if (escalates !== void 0) return { name: escalates, matched: found.find((one) => one.name === escalates)?.matched ?? escalates };
  return found.find((one) => one.matched !== void 0);
}
function resolveRequest(written, path2, name2) {
  const { weight = DEFAULT_REQUEST.weight, escalates, next = [], data } = written;
  const first = resolveStep({ ...written, path: path2, ...name2 === void 0 ? {} : { name: name2 } });
  const { method, headers: headers2, body, expect: { status, bodyContains } } = first;
  const plain = { name: first.name, method, path: path2, weight, escalates, headers: headers2, body, expect: { status, bodyContains } };
  if (next.length === 0 && isPlain(first)) return plain;
  return { ...plain, steps: [first, ...next.map(resolveStep)], ...data === void 0 ? {} : { dataFile: data } };
}
function resolveStep(written) {
  const { method = DEFAULT_REQUEST.method, path: path2, headers: headers2 = {}, expect, capture = {}, until, pause = 0, events, websocket, timings = {} } = written;
  const { body, bodyFormat, contentType } = resolveBody(written);
  const status = expect?.status ?? [];
  const named2 = Object.keys(headers2).some((header) => header.toLowerCase() === "content-type");
  return {
    name: written.name ?? `${websocket === void 0 ? method : "WebSocket"} ${path2}`.slice(0, 100),
    method,
    path: path2,
    body,
    bodyFormat,
    headers: contentType === void 0 || named2 ? headers2 : { "content-type": contentType, ...headers2 },
    expect: { status: typeof status === "number" ? [status] : status, bodyContains: expect?.["body-contains"], headers: expect?.headers ?? {} },
    events: events === void 0 ? void 0 : { count: events.count, contains: events.contains },
    messages: websocket?.map(resolveMessage),
    timings,
    capture: Object.fromEntries(Object.entries(capture).map(([key, source2]) => [key, typeof source2 === "string" ? { json: source2 } : source2])),
    until: until === void 0 ? void 0 : { status: until.status, json: until.json, equals: until.equals, everyMs: until.every ?? POLL.everyMs, atMostMs: until["at-most"] ?? POLL.atMostMs },
    pauseMs: pause
  };
}
function resolveMessage({ name: name2, send, receive }, index) {
  const text = send === void 0 || typeof send === "string" ? send : JSON.stringify(send);
  return { name: name2 ?? `message ${index + 1}`, send: text, sendFormat: typeof send === "string" ? "text" : "json", receive: receive === true ? "" : receive };
}
function resolveBody({ json, body, form, "body-base64": base64 }) {
  if (json !== void 0) return { body: JSON.stringify(json), bodyFormat: "json", contentType: "application/json" };
  if (form !== void 0) return { body: Object.entries(form).map(([key, value]) => `${encodeURIComponent(key)}=${encodeAround(value)}`).join("&"), bodyFormat: "form", contentType: "application/x-www-form-urlencoded" };
  return base64 === void 0 ? { body, bodyFormat: "text" } : { body: base64, bodyFormat: "base64" };
}
function encodeAround(value) {
  return encodeURIComponent(value).replaceAll(/%7B%7B([\w-]+)%7D%7D/g, "{{$1}}");
}
function isPlain({ path: path2, headers: headers2, body, bodyFormat, expect, capture, until, events, messages, timings }) {
  const varies = [path2, ...Object.values(headers2), bodyFormat === "base64" ? "" : body ?? ""].some((text) => placeholdersIn(text).length > 0);
  return !varies && bodyFormat !== "base64" && Object.keys(expect.headers).length === 0 && Object.keys(capture).length === 0 && until === void 0 && events === void 0 && messages === void 0 && Object.keys(timings).length === 0;
}

// src/config/resolve-components.ts
function resolveComponents({ components, escalation: escalation3 }, lineOf2) {
  return Object.entries(components ?? {}).map(([name2, component3]) => ({
    name: name2,
    ...resolveKind(name2, component3, escalation3?.steps ?? []),
    limits: (component3.limits ?? []).map((limit, index) => ({ ...limit, line: lineOf2(["components", name2, "limits", index]) })),
    required: component3.required ?? false
  }));
}
function resolveKind(name2, written, steps) {
  switch (written.kind) {
    case "http":
      return { kind: "http", request: resolveRequest(written, written.url, name2) };
    case "escalation":
      return { kind: "escalation", request: resolveEscalation(name2, written, steps) };
    case "server-timing":
      return { kind: "server-timing" };
    case "opa":
      return {
        kind: "opa",
        pace: resolvePace(written),
        input: written.input,
        policy: written.url === void 0 ? { from: "module", wasm: written.wasm ?? "", entrypoint: written.entrypoint, dataFile: written.data } : { from: "server", url: written.url, decision: written.decision ?? "", headers: written.headers ?? {} }
      };
    case "llm":
      return {
        kind: "llm",
        pace: resolvePace(written),
        url: written.url,
        model: written.model,
        prompt: written.prompt ?? DEFAULT_LLM.prompt,
        maxTokens: written["max-tokens"] ?? DEFAULT_LLM.maxTokens,
        tokenEnv: written["token-env"],
        headers: written.headers ?? {},
        goodput: written.goodput === void 0 ? void 0 : { ttftMs: written.goodput.ttft, tpotMs: written.goodput.tpot, e2elMs: written.goodput.e2el }
      };
    case "exec":
      return { kind: "exec", pace: resolvePace(written), command: written.command };
    case "event-store":
      return {
        kind: "event-store",
        pace: resolvePace(written),
        batch: written.batch ?? DEFAULT_EVENT_STORE.batch,
        eventBytes: written["event-size"] ?? DEFAULT_EVENT_STORE.eventBytes,
        store: resolveStore(written)
      };
    case "filesystem":
      return {
        kind: "filesystem",
        pace: resolvePace(written),
        path: written.path,
        underlying: written.underlying,
        concurrency: written.concurrency ?? DEFAULT_FILESYSTEM.concurrency,
        fileBytes: written["file-size"] ?? DEFAULT_FILESYSTEM.fileBytes
      };
  }
}
function resolveEscalation(name2, { scenario = name2, command: command3 = name2, experts = 1 }, steps) {
  const values = { scenario, experts: `${experts}`, match: command3 };
  const fill = (text, write) => text.replaceAll(/\{\{(scenario|experts|match)\}\}/g, (_, key) => write(values[key] ?? ""));
  const [first, ...next] = JSON.parse(JSON.stringify(steps), (key, value) => typeof value === "string" ? fill(value, key === "path" ? encodeURIComponent : (text) => text) : value);
  return first === void 0 ? resolveRequest({}, "/", name2) : resolveRequest({ ...first, next }, first.path, first.name);
}
function resolveStore(written) {
  switch (written.driver) {
    case "sqlite":
      return { driver: "sqlite", folder: written.path };
    case "redis":
    case "postgresql":
      return { driver: written.driver, url: written.url };
    case "http": {
      const { subscribe, "append-batch": batch } = written;
      return {
        driver: "http",
        url: written.url,
        headers: written.headers ?? {},
        each: written.each ?? DEFAULT_HTTP_STORE.each,
        read: written.read,
        remove: written.delete,
        append: { ...written.append, method: written.append.method ?? DEFAULT_HTTP_STORE.method },
        appendBatch: batch === void 0 ? void 0 : { ...batch, method: batch.method ?? DEFAULT_HTTP_STORE.method },
        subscribe: subscribe !== void 0 && "path" in subscribe ? { by: "sse", path: subscribe.path } : { by: "polling", everyMs: subscribe?.poll ?? DEFAULT_HTTP_STORE.pollMs }
      };
    }
  }
}
function resolvePace({ kind, rate: rate3, timeout }) {
  return { ratePerSecond: rate3 ?? DEFAULT_PACE[kind].ratePerSecond, timeoutMs: timeout ?? DEFAULT_PACE[kind].timeoutMs };
}

// src/config/resolve-pattern.ts
function resolvePattern(given = DEFAULT_LOAD.pattern, classes) {
  if (typeof given === "string") return { ...PATTERNS[given], mix: fitMix(PATTERNS[given].mix, classes) };
  const base = PATTERNS[DEFAULT_LOAD.pattern];
  return {
    name: given.name ?? "own",
    mix: fitMix(given.mix ?? base.mix, classes),
    shape: given.shape ?? base.shape,
    baseRatePerSecond: given["base-rate"] ?? base.baseRatePerSecond,
    peakFactor: given["peak-factor"] ?? base.peakFactor,
    burst: { probability: given.burst?.probability ?? base.burst.probability, factor: given.burst?.factor ?? base.burst.factor },
    agents: given.agents ?? base.agents,
    session: { meanMs: given.session ?? base.session.meanMs },
    think: { meanMs: given.think?.mean ?? base.think.meanMs, jitter: given.think?.jitter ?? base.think.jitter },
    retry: { errorShare: given.retry?.errors ?? base.retry.errorShare, retriedShare: given.retry?.retried ?? base.retry.retriedShare, afterMs: given.retry?.after ?? base.retry.afterMs },
    timeZones: given["time-zones"] === void 0 ? base.timeZones : rescale(given["time-zones"].map((zone) => ({ name: zone.name, share: zone.share, shiftHours: zone["shift-hours"] })))
  };
}
function rescale(zones) {
  const total2 = zones.reduce((sum2, zone) => sum2 + zone.share, 0);
  return zones.map((zone) => ({ ...zone, share: zone.share / total2 }));
}

// src/config/resolve-sla.ts
function resolveSla({ sla, load: load2 }, classes, lineOf2) {
  const thresholds = sla?.thresholds?.map((written, index) => resolveThreshold(written, classes, lineOf2(["sla", "thresholds", index])));
  return {
    durationMs: sla?.duration ?? DEFAULT_SLA.durationMs,
    warmUpMs: sla?.["warm-up"] ?? DEFAULT_SLA.warmUpMs,
    ratePerSecond: sla?.rate ?? DEFAULT_SLA.ratePerSecond,
    pattern: resolveTraffic(sla, load2, classes),
    thresholds: thresholds?.filter((one) => "value" in one.breach) ?? [...DEFAULT_THRESHOLDS],
    relative: (thresholds ?? []).filter((one) => "factor" in one.breach),
    abortOn: sla?.["abort-on"],
    capacity: resolveCapacity(sla?.capacity, lineOf2)
  };
}
function resolveCapacity(capacity2, lineOf2) {
  if (capacity2 === void 0) return void 0;
  const atLeast = capacity2["at-least"];
  return {
    budgetMs: capacity2.budget ?? DEFAULT_CAPACITY.budgetMs,
    stepMs: capacity2.step ?? DEFAULT_CAPACITY.stepMs,
    atMostPerSecond: capacity2["at-most"] ?? DEFAULT_CAPACITY.atMostPerSecond,
    atLeast: atLeast === void 0 ? void 0 : { ratePerSecond: atLeast, line: lineOf2(["sla", "capacity", "at-least"]) }
  };
}
function resolveTraffic(sla, load2, classes) {
  if (sla?.pattern !== void 0) return { pattern: resolvePattern(sla.pattern, classes), ratePerSecond: sla.rate, agents: sla.agents };
  if (sla?.agents === void 0) return void 0;
  const { agents } = sla;
  const like = resolvePattern(load2?.pattern, classes);
  const baseRatePerSecond = sla.rate ?? agents * 1e3 / Math.max(MIN_THINK_MS, like.think.meanMs);
  return { pattern: { ...like, name: `${agents} agents`, shape: "flat", peakFactor: 1, burst: { probability: 0, factor: 1 }, agents: { base: agents, peak: agents }, baseRatePerSecond }, ratePerSecond: void 0, agents };
}
var MIN_THINK_MS = 100;
function resolveThreshold(written, classes, line2) {
  const { on, metric, breach: { operator, limit, written: text } } = written;
  const usual = DEFAULT_THRESHOLDS.find((one) => one.metric === metric) ?? DEFAULT_THRESHOLD;
  const common = {
    metric,
    subject: subjectOf(on, classes),
    severity: written.severity ?? usual.severity,
    graceMs: written.graceMs ?? usual.graceMs,
    rollback: written.rollback ?? usual.rollback,
    windowMs: written.windowMs ?? DEFAULT_WATCH.windowMs,
    minSamples: written.minSamples ?? DEFAULT_WATCH.minSamples,
    muted: written.muted ?? DEFAULT_WATCH.muted,
    line: line2
  };
  if (limit.kind === "absolute") return { ...common, breach: { operator, value: limit.value } };
  return { ...common, breach: { operator, factor: limit.factor, offset: limit.offset, written: text } };
}
function subjectOf(on, classes) {
  if (on === void 0 || on === "service") return { kind: "service", name: "service" };
  return { kind: classes.includes(on) ? "class" : "component", name: on };
}

// src/config/resolve-config.ts
function resolveConfig(settings) {
  const { file, inputs, name: name2, lineOf: lineOf2 } = settings;
  const service2 = resolveService(settings);
  const phases2 = resolvePhases(inputs.phases ?? file.phases);
  const requests = resolveRequests(file, defaultPath(inputs.url) ?? service2?.ready ?? DEFAULT_REQUEST.path);
  const config = {
    service: service2,
    phases: phases2,
    requests,
    target: resolveTarget(settings),
    components: resolveComponents(file, lineOf2),
    require: resolvePhases(file.require, phases2),
    integration: { durationMs: file.integration?.duration ?? DEFAULT_INTEGRATION.durationMs, ratePerSecond: file.integration?.rate ?? DEFAULT_INTEGRATION.ratePerSecond },
    load: resolveLoad(settings, requests.map((one) => one.name)),
    sla: resolveSla(file, requests.map((one) => one.name), lineOf2),
    compare: resolveCompare(settings),
    baseline: {
      artifactName: inputs["baseline-name"] ?? file.baseline?.["artifact-name"] ?? DEFAULT_BASELINE.artifactName,
      maxAgeDays: inputs["baseline-max-age"] ?? file.baseline?.["max-age-days"] ?? DEFAULT_BASELINE.maxAgeDays,
      historySize: inputs["history-size"] ?? file.baseline?.["history-size"] ?? DEFAULT_BASELINE.historySize,
      retentionDays: inputs["artifact-retention-days"] ?? file.baseline?.["retention-days"],
      file: inputs["baseline-file"] ?? file.baseline?.file
    },
    failOn: [.../* @__PURE__ */ new Set([...DEFAULT_FAIL_ON, ...[inputs["fail-on"] ?? file["fail-on"] ?? []].flat()])],
    report: resolveReport(settings),
    alerts: resolveAlerts(settings),
    rollback: resolveRollback(file, inputs.rollback),
    ...file.traces === void 0 ? {} : { traces: resolveTraces(file.traces) }
  };
  return { ...config, hash: hashConfig(config), file: name2 };
}
function resolveService({ file, inputs }) {
  const start = inputs.start ?? file.service?.start;
  if (start === void 0) return void 0;
  return {
    start,
    build: inputs.build ?? file.service?.build,
    ready: inputs.ready ?? file.service?.ready ?? defaultPath(inputs.url),
    readyTimeoutMs: file.service?.["ready-timeout"] ?? DEFAULT_SERVICE.readyTimeoutMs,
    port: file.service?.port,
    env: file.service?.env ?? {},
    directory: file.service?.directory ?? DEFAULT_SERVICE.directory,
    ...file.service?.runtime === void 0 ? {} : { runtime: file.service.runtime }
  };
}
function resolveTarget({ file, inputs }) {
  const address2 = isAddress(inputs.url) ? inputs.url : file.target;
  return address2 === void 0 ? void 0 : new URL(address2).origin;
}
function defaultPath(url) {
  if (url === void 0 || !isAddress(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
function resolvePhases(given, otherwise = DEFAULT_PHASES) {
  return DEFAULT_PHASES.filter((phase2) => (given ?? otherwise).includes(phase2));
}
function resolveLoad({ file: { load: load2 }, seed }, classes) {
  return {
    pattern: resolvePattern(load2?.pattern, classes),
    durationMs: load2?.duration ?? DEFAULT_LOAD.durationMs,
    agents: load2?.agents,
    ratePerSecond: load2?.rate,
    timeoutMs: load2?.timeout ?? DEFAULT_LOAD.timeoutMs,
    http: load2?.http ?? DEFAULT_LOAD.http,
    connections: load2?.connections ?? DEFAULT_LOAD.connections,
    seed: load2?.seed ?? seed,
    memoryLimits: load2?.["memory-limits"] ?? [],
    saturation: load2?.saturation === void 0 ? void 0 : { agents: load2.saturation.agents ?? DEFAULT_SATURATION.agents, durationMs: load2.saturation.duration ?? DEFAULT_SATURATION.durationMs }
  };
}
function resolveCompare({ file, inputs }) {
  const { compare: compare2 } = file;
  const margin2 = inputs.margin ?? compare2?.margin ?? DEFAULT_COMPARE.margin;
  const { margins, floors } = readTolerances({ margin: margin2, margins: compare2?.margins, floors: compare2?.floors, subjects: subjectsOf(file) });
  const min = compare2?.rounds?.min ?? DEFAULT_COMPARE.rounds.min;
  return {
    mode: inputs.compare ?? compare2?.mode ?? DEFAULT_COMPARE.mode,
    margin: margin2,
    margins,
    floors,
    rounds: { min, max: compare2?.rounds?.max ?? Math.max(min, DEFAULT_COMPARE.rounds.max) },
    budgetMs: inputs.budget ?? compare2?.budget ?? DEFAULT_COMPARE.budgetMs,
    drift: { budget: compare2?.drift?.budget ?? DEFAULT_COMPARE.drift.budget, fail: compare2?.drift?.fail ?? DEFAULT_COMPARE.drift.fail },
    baseRef: inputs["base-ref"] ?? compare2?.base,
    waivers: resolveWaivers(file),
    profile: compare2?.profile ?? DEFAULT_COMPARE.profile
  };
}
function resolveWaivers(file) {
  return Object.entries(file.compare?.waivers ?? {}).map(([label, waiver2]) => {
    const { prefix, metric } = readKey(waiver2.metric, subjectsOf(file));
    return { ...waiver2, label, metric: prefix + metric };
  });
}
function resolveTraces({ sample, components }) {
  return { sampleShare: sample ?? DEFAULT_TRACES.sampleShare, patterns: Object.entries(components ?? {}).map(([component3, pattern2]) => ({ component: component3, pattern: pattern2 })) };
}
function resolveAlerts({ file: { alerts }, inputs }) {
  return {
    webhook: inputs["alert-webhook"],
    issue: alerts?.issue ?? DEFAULT_ALERTS.issue,
    format: alerts?.format ?? DEFAULT_ALERTS.format,
    from: alerts?.from ?? DEFAULT_ALERTS.from,
    escalateAfterMs: alerts?.["escalate-after"] ?? DEFAULT_ALERTS.escalateAfterMs,
    dryRun: alerts?.["dry-run"] ?? DEFAULT_ALERTS.dryRun
  };
}
function resolveReport({ file: { report: report2 }, inputs }) {
  const commentId = report2?.["comment-id"] ?? DEFAULT_REPORT.commentId;
  return {
    comment: inputs.comment ?? report2?.comment ?? DEFAULT_REPORT.comment,
    commentId,
    // Several gates in a run, each with a comment of its own, store reports of their own: two artifacts of one name are refused.
    artifactName: commentId === DEFAULT_REPORT.commentId ? DEFAULT_REPORT.artifactName : `${DEFAULT_REPORT.artifactName}-${commentId}`,
    checkRuns: inputs["check-runs"] ?? report2?.["check-runs"] ?? DEFAULT_REPORT.checkRuns,
    outputFolder: inputs.out ?? report2?.out ?? DEFAULT_REPORT.outputFolder
  };
}

// src/config/yaml-source.ts
var import_yaml = __toESM(require_dist(), 1);
var MAX_BYTES = 1024 * 1024;
var MAX_DEPTH = 20;
var MAX_ALIASES = 100;
var MAX_SYNTAX_ERRORS = 20;
var MAX_MESSAGE = 300;
function readYaml(text) {
  if (new TextEncoder().encode(text).length > MAX_BYTES) return refuse({ line: 1, column: 1 }, "the file is larger than 1 MiB; a configuration is not");
  const lines = new import_yaml.LineCounter();
  const at = (offset) => toPosition(lines, offset);
  try {
    const document = (0, import_yaml.parseDocument)(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true });
    const broken = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS);
    if (broken.some((error) => error.message.includes("call stack"))) throw new RangeError("the parser ran out of stack");
    if (broken.length > 0) return { source: void 0, problems: broken.map((error) => ({ where: "syntax", message: error.message.replaceAll(new RegExp("\\p{Cc}+", "gu"), " ").slice(0, MAX_MESSAGE), ...at(error.pos[0]) })) };
    const { problems, fatal } = inspect(document, at);
    if (fatal) return { source: void 0, problems };
    const value = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { source: { value: value ?? {}, locate: (path2, what = "value") => at(offsetOf(document, path2, what)) }, problems };
  } catch (error) {
    if (error instanceof RangeError) return refuse({ line: 1, column: 1 }, `nested too deeply; at most ${MAX_DEPTH} levels`);
    if (error instanceof ReferenceError) return refuse({ line: 1, column: 1 }, `aliases multiply to more than ${MAX_ALIASES}; write the values out`);
    throw error;
  }
}
function refuse(position, message2) {
  return { source: void 0, problems: [{ where: "syntax", message: message2, ...position }] };
}
function inspect(document, at) {
  const problems = [];
  let aliases = 0;
  let fatal = false;
  const stop = (node, message2) => {
    problems.push({ where: "syntax", message: message2, ...at(node.range?.[0] ?? 0) });
    fatal = true;
  };
  const walk = (node, path2, ancestors) => {
    if (fatal) return;
    if ((0, import_yaml.isAlias)(node)) {
      aliases++;
      const target = node.resolve(document);
      if (aliases > MAX_ALIASES) stop(node, `more than ${MAX_ALIASES} aliases; write the values out`);
      else if (target === void 0) stop(node, `the alias ${show(`*${node.source}`)} names nothing; an anchor of that name has to stand before it`);
      else if (ancestors.includes(target)) stop(node, `the alias ${show(`*${node.source}`)} stands inside what it names`);
    }
    if (!(0, import_yaml.isCollection)(node)) return;
    if (ancestors.length >= MAX_DEPTH) return stop(node, `nested too deeply; at most ${MAX_DEPTH} levels`);
    const inside2 = [...ancestors, node];
    if ((0, import_yaml.isSeq)(node)) for (const [index, item] of node.items.entries()) walk(item, `${path2}[${index}]`, inside2);
    if (!(0, import_yaml.isMap)(node)) return;
    const seen = /* @__PURE__ */ new Map();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const position = at(offsetOfKey(pair) ?? 0);
      const where = joinPath(path2, key);
      const before = key === "<<" ? void 0 : seen.get(key);
      if (before !== void 0) problems.push({ where, message: `the key ${show(key)} is given twice, first in line ${before.line}; keep one`, ...position });
      if (key === "<<" && !isMergeable(pair.value, document)) return stop(pair.key, "a merge key (<<) needs a mapping, or aliases of mappings");
      if (key === "__proto__") return stop(pair.key, 'the name "__proto__" is reserved; choose another');
      if (before === void 0) seen.set(key, position);
      walk(pair.value, where, inside2);
    }
  };
  walk(document.contents, "", []);
  return { problems, fatal };
}
function isMergeable(source2, document) {
  const resolved = (0, import_yaml.isAlias)(source2) ? source2.resolve(document) : source2;
  return (0, import_yaml.isMap)(resolved) || (0, import_yaml.isSeq)(resolved) && resolved.items.every((item) => (0, import_yaml.isMap)((0, import_yaml.isAlias)(item) ? item.resolve(document) : item));
}
function formatPath(path2) {
  if (path2.length === 0) return "file";
  return path2.reduce((text, part3) => typeof part3 === "number" ? `${text}[${part3}]` : joinPath(text, String(part3)), "");
}
function joinPath(path2, key) {
  const part3 = /^[\w-]{1,100}$/.test(key) ? key : show(key);
  return path2 === "" ? part3 : `${path2}.${part3}`;
}
function offsetOf(document, path2, what) {
  let node = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, part3] of path2.entries()) {
    if ((0, import_yaml.isAlias)(node)) node = node.resolve(document);
    if ((0, import_yaml.isSeq)(node)) node = node.items[Number(part3)];
    else if ((0, import_yaml.isMap)(node)) {
      const pair = node.items.findLast((one) => keyOf(one) === String(part3));
      if (pair === void 0) return offset;
      if (what === "key" && depth === path2.length - 1) return offsetOfKey(pair) ?? offset;
      node = pair.value;
      offset = (0, import_yaml.isScalar)(node) && node.value === null ? offsetOfKey(pair) ?? offset : offset;
      if ((0, import_yaml.isScalar)(node) && node.value === null) continue;
    } else return offset;
    offset = startOf(node) ?? offset;
  }
  return offset;
}
function keyOf(pair) {
  if (!(0, import_yaml.isScalar)(pair.key)) return String(pair.key);
  return typeof pair.key.value === "symbol" ? "<<" : String(pair.key.value);
}
function offsetOfKey(pair) {
  return startOf(pair.key);
}
function startOf(node) {
  return node?.range?.[0];
}
function toPosition(lines, offset) {
  const { line: line2, col } = lines.linePos(offset);
  return { line: Math.max(1, line2), column: Math.max(1, col) };
}

// src/config/read-config.ts
var MAX_PROBLEMS = 100;
function readConfig({ text, file, inputs, seed = DEFAULT_LOAD.seed }) {
  const { values, problems: inputProblems } = readInputValues(inputs);
  const { source: source2, problems: sourceProblems } = readYaml(text ?? "");
  const inFile = (problem) => file === void 0 ? problem : { file, ...problem };
  if (source2 === void 0) throw tooWrong([...sourceProblems.map(inFile), ...inputProblems]);
  const { sections, broken, findings } = readSections(source2.value);
  const rules = checkConfig({ file: sections, inputs: values, broken, subjects: subjectsWritten(source2.value) });
  const place = (finding) => ({ where: formatPath(finding.path), message: finding.message, ...source2.locate(finding.path, finding.of) });
  const placeRule = (problem) => isMapping(source2.value) && Object.hasOwn(source2.value, problem.where) ? { ...problem, ...source2.locate([problem.where], "key") } : problem;
  const ofRules = inputProblems.some(({ where }) => where === "start" || where === "url") ? [] : rules.problems.map(placeRule);
  const all = [...findings, ...rules.findings];
  const placed = [...sourceProblems, ...all.slice(0, MAX_PROBLEMS).map(place), ...ofRules].map(inFile).sort(byPosition);
  const unplaced = all.length - Math.min(all.length, MAX_PROBLEMS);
  if (placed.length + inputProblems.length > 0) throw tooWrong([...placed, ...inputProblems], unplaced);
  return resolveConfig({ file: sections, inputs: values, seed, name: file, lineOf: (path2) => source2.locate(path2).line });
}
function readSections(value) {
  if (!isMapping(value)) {
    return { sections: {}, broken: new Set(Object.keys(ConfigFile.shape)), findings: [{ path: [], of: "value", message: `expected a mapping with keys such as service and requests, seen ${show(value)}` }] };
  }
  const sections = {};
  const broken = /* @__PURE__ */ new Set();
  const findings = [];
  for (const [key, section2] of Object.entries(value)) {
    const schema = Object.hasOwn(ConfigFile.shape, key) ? ConfigFile.shape[key] : void 0;
    if (schema === void 0) {
      findings.push({ path: [key], of: "key", message: unknownKey(key, Object.keys(ConfigFile.shape)) });
      continue;
    }
    const parsed = schema.safeParse(section2, { error: describeIssue });
    if (parsed.success) sections[key] = parsed.data;
    else {
      const wrong = listFindings(parsed.error.issues, [key]);
      const wrongParts = new Set(wrong.map((finding) => finding.path[1]));
      broken.add(key);
      for (const finding of wrong) findings.push(finding);
      if (isMapping(section2)) sections[key] = schema.safeParse(Object.fromEntries(Object.entries(section2).filter(([part3]) => !wrongParts.has(part3)))).data;
    }
  }
  return { sections, broken, findings };
}
function subjectsWritten(value) {
  if (!isMapping(value)) return void 0;
  const { requests, components } = value;
  if (requests !== void 0 && !isMapping(requests) || components !== void 0 && !isMapping(components)) return void 0;
  const subjects = subjectsOf({ requests, components });
  return subjects.classes.length > MAX_CLASSES || subjects.components.length > MAX_COMPONENTS ? void 0 : subjects;
}
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function byPosition(a, b) {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
function tooWrong(problems, more = 0) {
  const rest = Math.max(0, problems.length - MAX_PROBLEMS) + more;
  return new ConfigError(rest === 0 ? problems : [...problems.slice(0, MAX_PROBLEMS), { where: "and", message: `${rest} more problems` }]);
}

// src/judge/comparison/alpha-spending.ts
var import_stats_base_dists_normal_cdf = __toESM(require_lib10(), 1);
var import_stats_base_dists_normal_quantile = __toESM(require_lib13(), 1);
var GRID = 300;
var LOWEST = -8;
var BISECTIONS = 50;
var MAX_KNOWN = 2e3;
function nominalLevel(alpha, spending, looks, rounds2) {
  const last = looks.at(-1) ?? rounds2;
  const taken = [...looks.filter((look) => look < rounds2), Math.min(rounds2, last)].map((look) => look / last);
  const key = `${spending} ${alpha} ${taken.join(" ")}`;
  const known = levels.get(key);
  if (known !== void 0) return known;
  const level = lastLevel((share2) => spent(alpha, spending, share2), taken);
  if (levels.size < MAX_KNOWN) levels.set(key, level);
  return level;
}
var levels = /* @__PURE__ */ new Map();
function spent(alpha, spending, share2) {
  if (share2 >= 1) return alpha;
  return spending === "evenly" ? alpha * Math.log1p((Math.E - 1) * share2) : 2 * (0, import_stats_base_dists_normal_cdf.default)((0, import_stats_base_dists_normal_quantile.default)(alpha / 2, 0, 1) / Math.sqrt(share2), 0, 1);
}
function lastLevel(spentAt, shares) {
  let density;
  let level = 0;
  for (const [look, share2] of shares.entries()) {
    const spend = spentAt(share2) - (look === 0 ? 0 : spentAt(shares[look - 1]));
    const step2 = share2 - (look === 0 ? 0 : shares[look - 1]);
    const crossing = crossingOf(density, step2, share2, spend);
    level = (0, import_stats_base_dists_normal_cdf.default)(-crossing / Math.sqrt(share2), 0, 1);
    if (look < shares.length - 1) density = advance(density, step2, share2, crossing);
  }
  return level;
}
function crossingOf(density, step2, share2, spend) {
  let low = LOWEST * Math.sqrt(share2);
  let high = -LOWEST * Math.sqrt(share2) * 2;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle2 = (low + high) / 2;
    if (crossed(density, step2, middle2) > spend) low = middle2;
    else high = middle2;
  }
  return (low + high) / 2;
}
function crossed(density, step2, at) {
  const beyond = (from) => (0, import_stats_base_dists_normal_cdf.default)((from - at) / Math.sqrt(step2), 0, 1);
  return density === void 0 ? beyond(0) : integrate(density, beyond);
}
function advance(density, step2, share2, crossing) {
  const from = LOWEST * Math.sqrt(share2);
  const width = (crossing - from) / GRID;
  const bell = (distance2) => Math.exp(-(distance2 ** 2) / (2 * step2)) / Math.sqrt(2 * Math.PI * step2);
  return { from, width, values: Array.from({ length: GRID + 1 }, (_, i) => density === void 0 ? bell(from + i * width) : integrate(density, (at) => bell(from + i * width - at))) };
}
function integrate({ from, width, values }, of) {
  let total2 = 0;
  for (const [i, value] of values.entries()) total2 += value * of(from + i * width) * (i === 0 || i === GRID ? 1 : i % 2 === 1 ? 4 : 2);
  return total2 * width / 3;
}

// src/judge/comparison/sequential.ts
var MAX_LOOKS = 4;
function planLooks({ min, max }) {
  const looks = Array.from({ length: MAX_LOOKS }, (_, look) => Math.round(min + look * (max - min) / (MAX_LOOKS - 1)));
  return [...new Set(looks)];
}
function levelsAt(looks, rounds2) {
  return { worse: (alpha) => nominalLevel(alpha, "late", looks, rounds2), unchanged: (alpha) => nominalLevel(alpha, "evenly", looks, rounds2) };
}
var ONE_LOOK = { worse: (alpha) => alpha, unchanged: (alpha) => alpha };
function isDecided(comparisons) {
  const deciding = comparisons.filter((one) => one.role === "deciding");
  if (comparisons.some((one) => one.role !== "informational" && one.verdict === "fail")) return true;
  return deciding.length > 0 && deciding.every((one) => one.verdict === "pass") && !comparisons.some(isSuspicious);
}
function needsPairedRounds(verdicts) {
  return verdicts.flatMap(({ comparisons }) => comparisons).some((one) => one.role !== "informational" && one.verdict === "fail" || one.role === "deciding" && one.verdict === "inconclusive" || isSuspicious(one));
}
function isSuspicious({ role, verdict: verdict2, ratio, margin: margin2, worse }) {
  const worsening = worse === "higher" ? ratio : 1 / ratio;
  return role === "guard" && verdict2 === "inconclusive" && worsening > 1 + margin2;
}

// src/judge/capacity/promise.ts
var CAPACITY_METRIC = "capacity_per_second";
function judgeCapacityPromise(wanted, capacity2) {
  if (wanted?.atLeast === void 0) return [];
  const { ratePerSecond: limit, line: line2 } = wanted.atLeast;
  const observed = capacity2?.head.ratePerSecond;
  return [{
    phase: "sla",
    text: `capacity: at least ${limit}/s`,
    metric: CAPACITY_METRIC,
    subject: { kind: "service", name: "service" },
    severity: "major",
    limit,
    unit: "per_second",
    samples: capacity2?.head.steps ?? 0,
    ...observed === void 0 ? {} : { observed },
    ...judge(capacity2?.head, limit),
    ...line2 === void 0 ? {} : { line: line2 }
  }];
}
function judge(head, limit) {
  if (head === void 0) return { verdict: "inconclusive", reason: "the highest rate that holds was not searched for" };
  const [low, high] = head.interval ?? [head.ratePerSecond ?? 0, head.outcome === "none" ? 0 : Number.POSITIVE_INFINITY];
  if (low >= limit) return { verdict: "pass", reason: `kept: at least ${low.toFixed(0)}/s hold` };
  if (high < limit) return { verdict: "fail", reason: head.outcome === "none" ? "broken: no rate that was tried holds" : `broken: no more than ${high.toFixed(0)}/s hold` };
  return { verdict: "inconclusive", reason: DOUBTS[head.outcome](low, high) };
}
var DOUBTS = {
  found: (low, high) => `between ${low.toFixed(0)} and ${high.toFixed(0)}/s hold: longer steps, or more budget, tell more`,
  "at-least": (low) => `no more than ${low.toFixed(0)}/s were tried: raise at-most`,
  none: () => "no rate that was tried holds",
  invalid: (low) => `${low.toFixed(0)}/s hold; beyond that it could not be measured`,
  undecided: (low) => `${low.toFixed(0)}/s hold; the budget ended before more was known`
};

// src/judge/capacity/search.ts
var RESOLUTION = 1.04;
var LARGEST_FACTOR = 2;
var LOWEST_PER_SECOND = 0.5;
var DIGITS = 4;
function beginSearch({ startPerSecond, factor, atMostPerSecond }) {
  return { held: void 0, upper: void 0, attempts: [], ratePerSecond: rounded(Math.min(startPerSecond, atMostPerSecond)), factor };
}
function takeStep(state, verdict2, atMostPerSecond) {
  const attempts = [...state.attempts, verdict2];
  const settled = settle(attempts);
  if (settled === void 0) return { ...state, attempts };
  const { ratePerSecond } = state;
  const next = settled === "held" ? { ...state, held: ratePerSecond, attempts: [] } : { ...state, upper: { ratePerSecond, verdict: settled }, attempts: [] };
  return { ...next, ...goOn(next, atMostPerSecond) };
}
function nextStep(state, atMostPerSecond) {
  if (state.held !== void 0 && state.upper !== void 0 && isNarrow(state.held, state.upper.ratePerSecond)) return { kind: "done", outcome: "bracketed" };
  if (state.held !== void 0 && state.held >= rounded(atMostPerSecond)) return { kind: "done", outcome: "at-most" };
  if (state.upper !== void 0 && state.ratePerSecond < LOWEST_PER_SECOND) return { kind: "done", outcome: "none" };
  return { kind: "try", ratePerSecond: state.ratePerSecond, lengthFactor: 2 ** state.attempts.filter((one) => one === "unsure").length };
}
function settle(attempts) {
  const count = (verdict2) => attempts.filter((one) => one === verdict2).length;
  if (count("broken") >= 2) return "broken";
  if (count("held") >= 2 || count("held") === 1 && count("broken") === 0) return "held";
  if (count("invalid") >= 3) return "invalid";
  return count("unsure") >= 3 || attempts.length >= 5 ? "unsure" : void 0;
}
function goOn({ held, upper, factor, ratePerSecond }, atMostPerSecond) {
  const wider = Math.min(LARGEST_FACTOR, factor ** 1.2);
  if (held !== void 0 && upper !== void 0) return { ratePerSecond: isNarrow(held, upper.ratePerSecond) ? ratePerSecond : rounded(Math.sqrt(held * upper.ratePerSecond)), factor };
  if (held !== void 0) return { ratePerSecond: rounded(Math.min(atMostPerSecond, held * factor)), factor: wider };
  return { ratePerSecond: rounded(ratePerSecond / factor), factor: wider };
}
function isNarrow(held, upper) {
  return upper / held <= RESOLUTION;
}
function rounded(ratePerSecond) {
  return Number(ratePerSecond.toPrecision(DIGITS));
}

// src/judge/capacity/brackets.ts
var CONFIDENCE = 0.95;
var MIN_SEARCHES = 3;
var PRECISE = 0.05;
function bracketsOf(steps, side) {
  return [...Map.groupBy(steps.filter((step2) => step2.side === side), (step2) => step2.round)].toSorted(([a], [b]) => a - b).map(([round, own]) => {
    const { held, upper } = own.reduce((state, step2) => takeStep({ ...state, ratePerSecond: step2.ratePerSecond }, step2.verdict, Number.POSITIVE_INFINITY), beginSearch({ startPerSecond: 1, factor: 2, atMostPerSecond: Number.POSITIVE_INFINITY }));
    const isNarrow2 = held !== void 0 && upper !== void 0 && upper.verdict !== "invalid" && held < upper.ratePerSecond && upper.ratePerSecond / held <= RESOLUTION;
    return { round, held, upper, middle: isNarrow2 ? Math.sqrt(held * upper.ratePerSecond) : void 0 };
  });
}
function intervalOver(brackets) {
  const logs = brackets.flatMap(({ middle: middle2 }) => middle2 === void 0 ? [] : [Math.log(middle2)]);
  const interval = logs.length < MIN_SEARCHES ? void 0 : tInterval(estimateMean(logs), CONFIDENCE);
  const half = Math.log(RESOLUTION) / 2;
  return interval === void 0 ? void 0 : [Math.exp(interval[0] - half), Math.exp(interval[1] + half)];
}
function isCapacityKnown(steps) {
  return [...new Set(steps.map((step2) => step2.side))].every((side) => {
    const interval = intervalOver(bracketsOf(steps, side));
    return interval !== void 0 && Math.sqrt(interval[1] / interval[0]) - 1 <= PRECISE;
  });
}

// src/judge/capacity/gave-out.ts
var USED_UP = 0.9;
var MOST_OF_IT = 0.5;
function findGaveOut(measured, side, { outcome, ratePerSecond }) {
  const steps = measured.steps.filter((step2) => step2.side === side);
  if (outcome === "invalid") return { kind: "measurement", text: `the measurement, not the service: ${steps.findLast((step2) => step2.verdict === "invalid")?.reason ?? "the generator could not keep to its plan"}`.slice(0, 500) };
  const broken = nearest(steps.filter((step2) => step2.verdict === "broken" && step2.requests > 0), ratePerSecond);
  if (broken.length === 0) return void 0;
  return memory(broken, measured) ?? cpu(broken, measured) ?? thread(broken, measured) ?? component2(broken, steps) ?? unseen(broken, measured);
}
function nearest(broken, ratePerSecond) {
  const lowest = Math.min(...broken.map((step2) => step2.ratePerSecond));
  const most = Math.max(lowest, ratePerSecond ?? 0) * 1.2;
  return broken.filter((step2) => step2.ratePerSecond <= most);
}
function memory(broken, { memory: limit }) {
  const used = middle(broken, (step2) => step2.memoryMb);
  if (used === void 0 || limit === void 0 || used < limit.memoryMb * USED_UP) return void 0;
  return { kind: "memory", text: `memory: ${used.toFixed(0)} of the ${limit.memoryMb.toFixed(0)} MB of ${limit.of === "cgroup" ? "its control group" : "the machine"}` };
}
function cpu(broken, { cpus, cpusOf }) {
  const own = middle(broken, (step2) => step2.cpuCores);
  const ours = middle(broken, (step2) => step2.generatorCores) ?? 0;
  if (own === void 0 || cpus === void 0) return void 0;
  if (own >= cpus * USED_UP) return { kind: "cpu", text: `CPU: ${own.toFixed(2)} of the ${cores(cpus)} that it may use` };
  const busiest = middle(broken, (step2) => step2.busiestThreadCores);
  if (cpusOf !== "machine" || own + ours < cpus * USED_UP || busiest !== void 0 && busiest >= USED_UP) return void 0;
  return { kind: "cpu", text: `CPU of the machine: the service used ${own.toFixed(2)} and the generator ${ours.toFixed(2)} of ${cores(cpus)}; without the generator beside it, it may hold more` };
}
function thread(broken, { cpus }) {
  const busiest = middle(broken, (step2) => step2.busiestThreadCores);
  if (busiest === void 0 || busiest < USED_UP) return void 0;
  const own = middle(broken, (step2) => step2.cpuCores);
  return { kind: "thread", text: `one thread, such as an event loop: it was busy for ${(busiest * 100).toFixed(0)} % of the time${own === void 0 || cpus === void 0 ? "" : `, while the service used ${own.toFixed(2)} of ${cores(cpus)}`}` };
}
function component2(broken, steps) {
  const calm = steps.filter((step2) => step2.verdict === "held" && step2.meanMs !== void 0).toSorted((a, b) => a.ratePerSecond - b.ratePerSecond)[0];
  const mean2 = middle(broken, (step2) => step2.meanMs);
  if (calm?.meanMs === void 0 || mean2 === void 0 || mean2 <= calm.meanMs) return void 0;
  const added = mean2 - calm.meanMs;
  const perRequest = (step2, name2) => {
    const own = step2.components.find((one) => one.name === name2);
    return own === void 0 || step2.requests === step2.failed ? void 0 : own.meanMs * own.samples / (step2.requests - step2.failed);
  };
  const grown = calm.components.flatMap(({ name: name2 }) => {
    const [before, now] = [perRequest(calm, name2), middle(broken, (step2) => perRequest(step2, name2))];
    return before === void 0 || now === void 0 ? [] : [{ name: name2, before, now, share: (now - before) / added }];
  }).toSorted((a, b) => b.share - a.share)[0];
  if (grown === void 0 || grown.share < MOST_OF_IT) return void 0;
  return { kind: "component", text: `the component ${grown.name}: from ${grown.before.toFixed(2)} to ${grown.now.toFixed(2)} ms per request, ${(Math.min(1, grown.share) * 100).toFixed(0)} % of what responses became slower` };
}
function unseen(broken, { cpus, memory: limit }) {
  const own = middle(broken, (step2) => step2.cpuCores);
  const busiest = middle(broken, (step2) => step2.busiestThreadCores);
  const used = middle(broken, (step2) => step2.memoryMb);
  if (own === void 0) return { kind: "unseen", text: "not known: what this service uses cannot be seen from here" };
  const seen = [`${own.toFixed(2)}${cpus === void 0 ? " cores" : ` of ${cores(cpus)}`}`, ...busiest === void 0 ? [] : [`its busiest thread ${(busiest * 100).toFixed(0)} % of the time`], ...used === void 0 || limit === void 0 ? [] : [`${used.toFixed(0)} of ${limit.memoryMb.toFixed(0)} MB`]];
  return { kind: "unseen", text: `nothing that is watched: it used ${seen.join(", ")}; it waits for something else, such as a lock, a pool or what it depends on` };
}
function middle(steps, pick) {
  const values = steps.flatMap((step2) => pick(step2) ?? []);
  return values.length === 0 ? void 0 : median(values);
}
function cores(count) {
  return `${Number(count.toFixed(2))} ${count === 1 ? "core" : "cores"}`;
}

// src/judge/capacity/scalability.ts
var CONFIDENCE2 = 0.95;
var MIN_ROUNDS = 3;
var MIN_CONCURRENCIES = 4;
var MOST_MISFIT = 0.15;
var FALLEN = 0.95;
var CURVE_POINTS = 41;
function fitScalability(points) {
  const rounds2 = [...Map.groupBy(points.filter((point) => point.throughputPerSecond > 0), (point) => point.round).values()].filter((own) => new Set(own.map((point) => point.concurrency)).size >= MIN_CONCURRENCIES);
  if (points.length === 0) return { kind: "refused", reason: "throughput was not measured at any concurrency" };
  if (rounds2.length < MIN_ROUNDS) return { kind: "refused", reason: `${rounds2.length} processes were measured at ${MIN_CONCURRENCIES} concurrencies or more; how sure a law is shows from ${MIN_ROUNDS} on` };
  const laws = rounds2.map(fitOne);
  const misfit = Math.sqrt(laws.reduce((total2, law) => total2 + law.misfit ** 2, 0) / laws.length);
  if (misfit > MOST_MISFIT) return { kind: "refused", reason: `the law does not describe this service: it is off by ${(misfit * 100).toFixed(0)} % on average, at most ${MOST_MISFIT * 100} % is taken` };
  const last = Math.min(...rounds2.map((own) => Math.max(...own.map((point) => point.concurrency))));
  const kappa = overRounds(laws.map((law) => law.kappa));
  const peak = findPeak(laws, kappa.low, last);
  return {
    kind: "fitted",
    lambda: overLogs(laws.map((law) => law.lambda)),
    sigma: overRounds(laws.map((law) => law.sigma)),
    kappa,
    points: rounds2.flat().length,
    rounds: rounds2.length,
    curve: concurrenciesUpTo(last).map((concurrency) => {
      const { value, low, high } = overLogs(laws.map((law) => throughputAt(law, concurrency)));
      return { concurrency, throughput: value, low, high };
    }),
    ...peak === void 0 ? { caution: `up to ${last} at once, throughput was not seen to fall; beyond that nothing was measured, and nothing is told` } : { peak }
  };
}
function fitOne(points) {
  const rows = points.map(({ concurrency: n, throughputPerSecond }) => ({ time: n / throughputPerSecond, terms: [1, n - 1, n * (n - 1)] }));
  const solutions = [[0, 1, 2], [0, 1], [0, 2], [0]].flatMap((kept) => {
    const found = leastSquares(rows.map(({ time, terms }) => kept.map((term) => terms[term] / time)));
    if (found === void 0 || found.some((value) => value < 0)) return [];
    const [a, b, c] = [0, 1, 2].map((term) => found[kept.indexOf(term)] ?? 0);
    const squares = rows.reduce((total2, { time, terms }) => total2 + ((a + b * terms[1] + c * terms[2]) / time - 1) ** 2, 0);
    return [{ lambda: 1 / a, sigma: b / a, kappa: c / a, misfit: Math.sqrt(squares / rows.length) }];
  });
  return solutions.reduce((best, one) => one.misfit < best.misfit ? one : best);
}
function leastSquares(rows) {
  const size2 = rows[0]?.length ?? 0;
  const sum2 = (pick) => rows.reduce((total2, row) => total2 + pick(row), 0);
  const matrix = Array.from({ length: size2 }, (_, i) => [...Array.from({ length: size2 }, (__, j) => sum2((row) => row[i] * row[j])), sum2((row) => row[i])]);
  for (const [column, pivot] of matrix.entries()) {
    const head = pivot[column];
    if (Math.abs(head) < 1e-12) return void 0;
    for (const other of matrix) {
      if (other === pivot) continue;
      const factor = other[column] / head;
      for (let at = column; at <= size2; at++) other[at] = other[at] - factor * pivot[at];
    }
  }
  return matrix.map((row, column) => row[size2] / row[column]);
}
function throughputAt({ lambda, sigma, kappa }, n) {
  return lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
}
function findPeak(laws, leastKappa, last) {
  if (leastKappa <= 0 || laws.some((law) => law.sigma >= 1)) return void 0;
  const concurrency = overLogs(laws.map((law) => Math.max(1, Math.sqrt((1 - law.sigma) / law.kappa))));
  const left = overLogs(laws.map((law) => throughputAt(law, last) / throughputAt(law, concurrency.value)));
  return concurrency.high > last || left.high > FALLEN ? void 0 : { concurrency, throughput: overLogs(laws.map((law) => throughputAt(law, concurrency.value))).value };
}
function overRounds(values) {
  const estimate = estimateMean(values);
  const [low, high] = tInterval(estimate, CONFIDENCE2);
  return { value: estimate.mean, low: Math.max(0, low), high };
}
function overLogs(values) {
  const estimate = estimateMean(values.map(Math.log));
  const [low, high] = tInterval(estimate, CONFIDENCE2);
  return { value: ratioOf(estimate.mean), low: ratioOf(low), high: ratioOf(high) };
}
function concurrenciesUpTo(last) {
  return Array.from({ length: CURVE_POINTS }, (_, step2) => Number((last ** (step2 / (CURVE_POINTS - 1))).toPrecision(4)));
}

// src/judge/capacity/verdict.ts
var CONFIDENCE3 = 0.95;
function judgeCapacity(measured) {
  const { steps, peakPerSecond, burstPerSecond } = measured;
  const hasBase = steps.some((step2) => step2.side === "base");
  const change = hasBase ? compareSides(bracketsOf(steps, "head"), bracketsOf(steps, "base")) : void 0;
  return {
    head: judgeSide(measured, "head"),
    ...hasBase ? { base: judgeSide(measured, "base") } : {},
    ...change === void 0 ? {} : { change },
    peakPerSecond,
    ...burstPerSecond === void 0 ? {} : { burstPerSecond }
  };
}
function judgeSide(measured, side) {
  const steps = measured.steps.filter((step2) => step2.side === side);
  const brackets = bracketsOf(steps, side);
  const broken = steps.findLast((step2) => step2.verdict === "broken")?.reason ?? steps.findLast((step2) => step2.verdict === "unsure")?.reason;
  const rate3 = rateOf(brackets, measured.isCutShort);
  const gaveOut = findGaveOut(measured, side, rate3);
  return {
    side,
    ...rate3,
    searches: brackets.filter((one) => one.middle !== void 0).length,
    steps: steps.length,
    ...broken === void 0 ? {} : { broke: broken },
    ...gaveOut === void 0 ? {} : { gaveOut },
    scalability: fitScalability(measured.points.filter((point) => point.side === side))
  };
}
function rateOf(brackets, isCutShort) {
  const held = brackets.flatMap((one) => one.held ?? []);
  const atLeast = held.length === 0 ? {} : { ratePerSecond: Math.min(...held) };
  const found = brackets.filter((one) => one.middle !== void 0);
  if (found.length > 0) {
    const ratePerSecond = Math.exp(estimateMean(found.map(({ middle: middle2 }) => Math.log(middle2))).mean);
    const interval = intervalOver(found);
    if (interval !== void 0) return { outcome: "found", ratePerSecond, interval, intervalOf: "mean" };
    return { outcome: "found", ratePerSecond, interval: [Math.min(...found.map((one) => one.held)), Math.max(...found.map((one) => one.upper?.ratePerSecond))], intervalOf: "bracket" };
  }
  if (brackets.some(({ upper }) => upper?.verdict === "invalid")) return { outcome: "invalid", ...atLeast };
  if (held.length > 0) return { outcome: isCutShort ? "undecided" : "at-least", ...atLeast };
  return { outcome: isCutShort || brackets.length === 0 ? "undecided" : "none" };
}
function compareSides(head, base) {
  const logs = head.flatMap(({ round, middle: middle2 }) => {
    const other = base.find((one) => one.round === round)?.middle;
    return middle2 === void 0 || other === void 0 ? [] : [Math.log(middle2 / other)];
  });
  if (logs.length === 0) return void 0;
  const estimate = estimateMean(logs);
  const interval = logs.length < MIN_SEARCHES ? void 0 : tInterval(estimate, CONFIDENCE3);
  return { ratio: ratioOf(estimate.mean), rounds: logs.length, ...interval === void 0 ? {} : { interval: [ratioOf(interval[0]), ratioOf(interval[1])] } };
}

// src/judge/comparison/test-change.ts
var PASS_ALPHA = 0.05;
var SHOWN_CONFIDENCE = 0.95;
var QUOTED_POWER = 0.8;
var SHARES_OF_ALPHA = { deciding: 0.6, guards: 0.3 };
function testChange({ change, worse, margin: margin2, alpha, levels: levels2 = ONE_LOOK }) {
  const sign = worse === "higher" ? 1 : -1;
  const limit = Math.log1p(margin2);
  const worsening = { ...change, mean: sign * change.mean };
  const upper = upperBound(worsening, 1 - levels2.unchanged(PASS_ALPHA));
  const interval = tInterval(change, SHOWN_CONFIDENCE);
  return {
    ...interval === void 0 ? {} : { interval: [ratioOf(interval[0]), ratioOf(interval[1])] },
    ...detectable(worsening, limit, levels2.worse(alpha)),
    pValue: pValueAbove(worsening, limit),
    improvementPValue: pValueAbove({ ...change, mean: -worsening.mean }, limit),
    insideMargin: upper !== void 0 && upper < limit
  };
}
function detectable(worsening, limit, alpha) {
  const certain2 = upperBound({ ...worsening, mean: 0 }, 1 - alpha);
  const likely = upperBound({ ...worsening, mean: 0 }, QUOTED_POWER);
  return certain2 === void 0 || likely === void 0 ? {} : { minimumDetectableEffect: ratioOf(limit + certain2 + likely) - 1 };
}

// src/judge/comparison/candidate.ts
function roleOf({ metric, subject }, paired) {
  const sharpestLatency = paired ? "matched_response_time_ratio" : "p50_response_time_ms";
  const sharp = metric === "cpu_ms_per_request" || metric === "error_rate_percent" || metric === sharpestLatency;
  if (subject.kind === "service" && sharp) return "deciding";
  if (subject.kind === "component" && subject.name.includes(" \u203A ")) return "informational";
  return GUARDS[subject.kind].includes(metric) || subject.kind === "class" && metric === sharpestLatency ? "guard" : "informational";
}
var GUARDS = {
  service: ["p99_response_time_ms", "avg_response_time_ms", "memory_peak_mb", "saturation_requests_per_second"],
  component: ["avg_ms", "error_rate_percent"],
  class: []
};
var TOLD_ONLY = /^(?:gc_|memory_(?:late_)?growth_|thread_growth$|descriptor_growth$|context_switches_|storage_(?:read|written)_|cpu_baseline_|(?:cpu|memory|io)_pressure_)/;
function isCompared({ metric }) {
  return !TOLD_ONLY.test(metric);
}
var WIDEST = { times: 2, share: 0.25 };
var STEPS = 3;
function toleranceOf(block, config, past) {
  const specific = `${block.subject.name}.${block.metric}`;
  const margin2 = config.margins[specific] ?? config.margins[block.metric] ?? config.margin;
  const widened = past === void 0 ? margin2 : Math.max(margin2, Math.min(Math.expm1(STEPS * past.step), WIDEST.times * margin2, WIDEST.share));
  return {
    margin: widened,
    learned: widened > margin2,
    floor: config.floors[specific] ?? config.floors[block.metric] ?? 0
  };
}

// src/judge/comparison/error-rates.ts
var import_stats_base_dists_normal_cdf2 = __toESM(require_lib10(), 1);
var import_stats_base_dists_normal_quantile2 = __toESM(require_lib13(), 1);
var PASS_ALPHA2 = 0.05;
var HIGHEST_Z = 8;
var BISECTIONS2 = 40;
function compareErrorRates(options) {
  const first = options.blocks[0];
  const base = pool(options.blocks, "base");
  const head = pool(options.blocks, "head");
  if (base.trials === 0 || head.trials === 0) return void 0;
  const { margin: margin2, floor } = toleranceOf(first, options.config);
  const baseShare = base.hits / base.trials;
  const headShare = head.hits / head.trials;
  const limit = Math.max(floor / 100, baseShare * margin2);
  const passZ = -(0, import_stats_base_dists_normal_quantile2.default)((options.levels ?? ONE_LOOK).unchanged(PASS_ALPHA2), 0, 1);
  return {
    phase: options.phase,
    metric: first.metric,
    subject: first.subject,
    unit: first.unit,
    worse: first.worse,
    role: roleOf(first, options.paired),
    base: baseShare * 100,
    head: headShare * 100,
    ratio: baseShare === 0 ? 1 : headShare / baseShare,
    margin: margin2,
    floor,
    rounds: new Set(options.blocks.map((block) => block.round)).size,
    samples: base.trials + head.trials,
    pValue: pValueOf((z) => shareDifferenceBounds(head, base, z).lower > limit),
    improvementPValue: pValueOf((z) => shareDifferenceBounds(head, base, z).upper < -limit),
    insideMargin: shareDifferenceBounds(head, base, passZ).upper < limit,
    belowFloor: false
  };
}
function pValueOf(excludes) {
  if (!excludes(0)) return 1;
  let [low, high] = [0, HIGHEST_Z];
  for (let i = 0; i < BISECTIONS2; i++) {
    const middle2 = (low + high) / 2;
    if (excludes(middle2)) low = middle2;
    else high = middle2;
  }
  return (0, import_stats_base_dists_normal_cdf2.default)(-low, 0, 1);
}
function pool(blocks, side) {
  let hits = 0;
  let trials = 0;
  for (const block of blocks) {
    if (block.side !== side) continue;
    hits += Math.round(block.value / 100 * block.samples);
    trials += block.samples;
  }
  return { hits, trials };
}

// src/judge/comparison/compare.ts
function compareBlocks(options) {
  const groups = groupByMetric(options.blocks.filter(isCompared));
  const candidates = [...groups].flatMap(([key, blocks]) => {
    const candidate = isErrorRate(blocks) ? compareErrorRates({ ...options, blocks }) : measureChange(key, groups, options);
    return candidate === void 0 ? [] : [candidate];
  });
  const worse = certain(candidates, options, (one) => one.pValue);
  const better = certain(candidates, options, (one) => one.improvementPValue);
  return candidates.map((candidate) => conclude(candidate, worse.has(candidate), better.has(candidate)));
}
function measureChange(key, groups, options) {
  const blocks = groups.get(key);
  const first = blocks[0];
  const base = logValuesByRound(blocks, "base");
  const head = logValuesByRound(blocks, "head");
  if (base.size === 0 || head.size === 0) return void 0;
  const past = options.paired ? void 0 : options.past?.(key);
  const rounds2 = options.paired ? [...base.keys()].filter((round) => head.has(round)) : [];
  const change = options.paired ? rounds2.length === 0 ? void 0 : estimateMean(rounds2.map((round) => head.get(round) - base.get(round))) : past === void 0 ? estimateDifference([...head.values()], [...base.values()], (options.unknownRunSd?.(key) ?? 0) ** 2) : estimateAgainstPast([...head.values()], past);
  if (change === void 0) return void 0;
  const { margin: margin2, floor, learned } = toleranceOf(first, options.config, past);
  const baseValue = Math.exp(past?.mean ?? estimateMean([...base.values()]).mean);
  const headValue = Math.exp(estimateMean([...head.values()]).mean);
  return {
    phase: options.phase,
    metric: first.metric,
    subject: first.subject,
    unit: first.unit,
    worse: first.worse,
    role: roleOf(first, options.paired),
    base: baseValue,
    head: headValue,
    ratio: ratioOf(change.mean),
    margin: margin2,
    floor,
    ...learned ? { learnedMargin: true } : {},
    ...past === void 0 ? {} : { pastRuns: past.averaged },
    rounds: options.paired ? rounds2.length : Math.min(base.size, head.size),
    samples: blocks.reduce((total2, block) => total2 + block.samples, 0),
    ...testChange({ change, worse: first.worse, margin: margin2, alpha: options.alpha, levels: options.levels }),
    belowFloor: Math.abs(absoluteChange(first, baseValue, headValue, groups)) <= floor
  };
}
function findUncompared(blocks, comparisons) {
  const compared = new Set(comparisons.map(metricKey));
  return [...groupByMetric(blocks)].filter(([key, [first]]) => !compared.has(key) && roleOf(first, true) === "deciding").map(([key]) => key);
}
function absoluteChange(first, base, head, groups) {
  if (first.metric !== "matched_response_time_ratio") return head - base;
  const medians = (groups.get(metricKey({ subject: first.subject, metric: "p50_response_time_ms" })) ?? []).filter((block) => block.side === "base");
  return medians.length === 0 ? Number.POSITIVE_INFINITY : (head / base - 1) * estimateMean(medians.map((block) => block.value)).mean;
}
function certain(candidates, { alpha, levels: levels2 = ONE_LOOK }, pValueOf2) {
  const asked = candidates.filter((one) => one.role !== "informational");
  const rejected = holmInFamilies(asked.map(pValueOf2), asked.map((one) => one.role === "deciding"), { first: alpha * SHARES_OF_ALPHA.deciding, second: alpha * SHARES_OF_ALPHA.guards }, levels2.worse);
  return new Set(asked.filter((_, index) => rejected[index]));
}
function conclude(candidate, beyondMargin, improved) {
  const { pValue: _worse, improvementPValue: _better, insideMargin, belowFloor, ...measured } = candidate;
  const comparison = { ...measured, improved: improved && !belowFloor };
  if (beyondMargin && belowFloor) return { ...comparison, verdict: "pass", reason: "the change is below the absolute floor" };
  if (beyondMargin) return { ...comparison, verdict: "fail", reason: "the whole interval is beyond the margin" };
  if (insideMargin || belowFloor) return { ...comparison, verdict: "pass", reason: insideMargin ? "the change stays inside the margin" : "the change is below the absolute floor" };
  return { ...comparison, verdict: "inconclusive", reason: comparison.rounds < 2 ? "one round says nothing about the noise" : "the evidence allows neither" };
}
function logValuesByRound(blocks, side) {
  const slots = /* @__PURE__ */ new Map();
  for (const block of blocks) {
    if (block.side !== side || !hasLogarithm(block.value)) continue;
    slots.set(block.round, [...slots.get(block.round) ?? [], Math.log(block.value)]);
  }
  return new Map([...slots].map(([round, values]) => [round, estimateMean(values).mean]));
}
function hasLogarithm(value) {
  return value > 0 && Number.isFinite(value);
}
function groupByMetric(blocks) {
  return Map.groupBy(blocks, metricKey);
}
function isErrorRate(blocks) {
  return blocks[0]?.metric === "error_rate_percent";
}

// src/judge/promises/count-rollbacks.ts
function countRollbacks(violations) {
  const done = violations.filter(isCarriedOut);
  if (done.length === 0) return void 0;
  const seconds = done.flatMap(({ rolledBack }) => rolledBack?.outcome === "recovered" && rolledBack.seconds !== void 0 ? [rolledBack.seconds] : []);
  const counts = { triggered: done.length, successful: seconds.length, failed: done.length - seconds.length };
  return seconds.length === 0 ? counts : { ...counts, meanSeconds: seconds.reduce((total2, one) => total2 + one, 0) / seconds.length };
}

// src/judge/comparison/explain.ts
var CONFIDENCE4 = 0.95;
var SIDES = ["base", "head"];
var TRACED = "critical_path_ms";
var UNHINDERED = 0.1;
var LEAST_USES = 30;
var MAX_COMPONENTS2 = 50;
function explainChange({ phase: phase2, blocks, distributions = [], runSd }) {
  const isTraced = SIDES.every((side) => blocks.some((block) => block.side === side && block.metric === TRACED));
  const partsOf = isTraced ? tracedParts : toldParts;
  const base = rounds(blocks, "base", partsOf);
  const head = rounds(blocks, "head", partsOf);
  const changeOf = (valueOf2) => estimateChange({ base, head, valueOf: valueOf2, runSd });
  const total2 = changeOf((slot) => slot.totalMs);
  if (total2 === void 0) return void 0;
  const seenInBase = namesIn(base);
  const components = [...namesIn(head)].filter((name2) => seenInBase.has(name2)).map((name2) => {
    const change = changeOf((slot) => slot.components.get(name2) ?? 0);
    const [unhinderedBase, unhinderedHead] = isTraced ? [] : SIDES.map((side) => unhinderedMs(name2, side, blocks, distributions));
    const unhindered = unhinderedBase === void 0 || unhinderedHead === void 0 ? {} : { unhinderedChangeMs: unhinderedHead - unhinderedBase };
    return { name: name2, changeMs: change.mean, share: total2.mean === 0 ? 0 : change.mean / total2.mean, ...intervalOf(change), ...unhindered };
  }).toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs)).slice(0, MAX_COMPONENTS2);
  return components.length === 0 ? void 0 : { phase: phase2, class: "all", totalChangeMs: total2.mean, ...intervalOf(total2), components };
}
function estimateChange({ base, head, valueOf: valueOf2, runSd }) {
  const meanOf2 = (slots) => estimateMean(slots.map(valueOf2)).mean;
  if (runSd === void 0) {
    const differences = [...head].flatMap(([round, slots]) => {
      const other = base.get(round);
      return other === void 0 ? [] : [meanOf2(slots) - meanOf2(other)];
    });
    return differences.length === 0 ? void 0 : estimateMean(differences);
  }
  if (base.size === 0 || head.size === 0) return void 0;
  const baseValues = [...base.values()].map(meanOf2);
  return estimateDifference([...head.values()].map(meanOf2), baseValues, (runSd * estimateMean(baseValues).mean) ** 2);
}
function rounds(blocks, side, partsOf) {
  const found = /* @__PURE__ */ new Map();
  for (const [place, cells] of Map.groupBy(blocks.filter((block) => block.side === side), (block) => `${block.round}/${block.slot}`)) {
    const all = cells.find((cell) => cell.subject.kind === "service" && cell.metric === "avg_response_time_ms");
    const components = all === void 0 || all.samples === 0 ? void 0 : partsOf(cells, all.samples);
    if (all === void 0 || components === void 0) continue;
    const round = Number.parseInt(place, 10);
    found.set(round, [...found.get(round) ?? [], { totalMs: all.value, components }]);
  }
  return found;
}
function toldParts(cells, requests) {
  const parts = cells.filter((cell) => cell.subject.kind === "component" && cell.metric === "avg_ms");
  return new Map(parts.map((cell) => [cell.subject.name, cell.value * cell.samples / requests]));
}
function unhinderedMs(name2, side, blocks, distributions) {
  const seen = distributions.find((one) => one.side === side && one.subject.kind === "component" && one.subject.name === name2);
  const requests = blocks.filter((block) => block.side === side && block.subject.kind === "service" && block.metric === "avg_response_time_ms").reduce((total2, block) => total2 + block.samples, 0);
  if (seen === void 0 || seen.samples < LEAST_USES || requests === 0) return void 0;
  return (decodeHistogram(seen.latencyUs).quantile(UNHINDERED) ?? 0) / 1e3 * (seen.samples / requests);
}
function tracedParts(cells) {
  const traced = cells.filter((cell) => cell.metric === TRACED);
  return traced.length === 0 ? void 0 : new Map(traced.filter((cell) => cell.subject.kind === "component").map((cell) => [cell.subject.name, cell.value]));
}
function namesIn(side) {
  return new Set([...side.values()].flat().flatMap((slot) => [...slot.components.keys()]));
}
function intervalOf(estimate) {
  const interval = tInterval(estimate, CONFIDENCE4);
  return interval === void 0 ? {} : { interval };
}

// src/judge/slope.ts
var MOST_ALIKE = 0.9;
function estimateSlope(series) {
  const usable = series.filter((one) => one.length >= 3);
  const centred = usable.map((one) => {
    const [at, value] = [meanOf(one.map((point) => point.at)), meanOf(one.map((point) => point.value))];
    return one.map((point) => ({ at: point.at - at, value: point.value - value }));
  });
  const all = centred.flat();
  const spread = sum(all.map(({ at }) => at * at));
  const points = all.length;
  if (spread === 0 || points - usable.length - 1 < 1) return void 0;
  const perUnit = sum(all.map(({ at, value }) => at * value)) / spread;
  const residuals = centred.map((one) => one.map(({ at, value }) => value - perUnit * at));
  const squares = sum(residuals.flat().map((one) => one * one));
  const raw = squares === 0 ? 0 : sum(residuals.flatMap((one) => one.slice(1).map((value, index) => value * one[index]))) / squares;
  const autocorrelation = Math.min(MOST_ALIKE, Math.max(0, raw + usable.length * (1 + 4 * raw) / points));
  const worth = (1 - autocorrelation) / (1 + autocorrelation);
  const degreesOfFreedom = Math.max(1, points * worth - usable.length - 1);
  return { perUnit, standardError: Math.sqrt(squares / degreesOfFreedom / spread), degreesOfFreedom, points, autocorrelation };
}
function slopeInterval({ perUnit, standardError, degreesOfFreedom }) {
  const t = studentQuantile(0.975, degreesOfFreedom);
  return { interval: [perUnit - t * standardError, perUnit + t * standardError], detectable: (t + studentQuantile(0.8, degreesOfFreedom)) * standardError };
}
function meanOf(values) {
  return sum(values) / values.length;
}
function sum(values) {
  return values.reduce((total2, value) => total2 + value, 0);
}

// src/judge/history/forecast.ts
var RUNS = 50;
var HORIZON = 4;
var MIN_RUNS = 2 * MIN_HISTORY;
var MOST_RUNS = 0.9;
var MAX_FORECASTS = 50;
function forecastPromises(thresholds, history, machine) {
  if (history.length === 0) return [];
  const recent = history.slice(-RUNS);
  const here = recent.filter((entry) => entry.environment === machine.key && Object.keys(entry.values).some((key) => key.startsWith("sla/"))).length;
  const ranked = thresholds.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  return ranked.slice(0, MAX_FORECASTS).map((threshold) => forecast(threshold, logsOf(recent, machine, `sla/${metricKey(threshold)}`).logs, here));
}
function forecast(threshold, logs, runs) {
  const { metric, subject, breach } = threshold;
  const common = { text: `not ${describeBreach(threshold)}`, metric, subject, limit: breach.value, runs: logs.length };
  if (logs.length === 0) return { ...common, outlook: "unknown", reason: "runs keep no history of this metric" };
  if (logs.length < runs * MOST_RUNS) return { ...common, outlook: "unknown", reason: `${runs - logs.length} of ${runs} runs saw none of it: through a share that is mostly zero no line is drawn` };
  const points = logs.map((value2, at) => ({ at, value: value2 }));
  const slope = logs.length < MIN_RUNS ? void 0 : estimateSlope([points]);
  if (slope === void 0) return { ...common, outlook: "unknown", reason: `${logs.length} runs on this kind of machine, ${MIN_RUNS} are needed` };
  const { interval } = slopeInterval(slope);
  const seen = { ...common, ratioPerRun: Math.exp(slope.perUnit), interval: [Math.exp(interval[0]), Math.exp(interval[1])] };
  const line2 = lineOf(points, slope);
  if (isBeyond(Math.exp(line2(0).value), breach)) return { ...seen, outlook: "broken" };
  if (interval[0] <= 0 && interval[1] >= 0) return { ...seen, outlook: "no-trend" };
  const isUpwards = breach.operator.startsWith(">");
  if (isUpwards !== slope.perUnit > 0 || breach.value <= 0) return { ...seen, outlook: "away" };
  const reaches = (side) => firstMerge(HORIZON * logs.length, (merge) => isBeyond(Math.exp(line2(merge)[side]), breach));
  const [soonest, latest] = isUpwards ? ["high", "low"] : ["low", "high"];
  const value = reaches("value");
  const high = reaches(latest);
  return value === void 0 ? { ...seen, outlook: "beyond-horizon" } : { ...seen, outlook: "breaks", merges: { value, low: reaches(soonest) ?? 1, ...high === void 0 ? {} : { high } } };
}
function lineOf(points, { perUnit, standardError, degreesOfFreedom }) {
  const mean2 = (pick) => points.reduce((total2, point) => total2 + pick(point), 0) / points.length;
  const [at, level] = [mean2((point) => point.at), mean2((point) => point.value)];
  const spread = points.reduce((total2, point) => total2 + (point.at - at) ** 2, 0);
  const t = studentQuantile(0.975, degreesOfFreedom);
  return (merge) => {
    const away = points.length - 1 + merge - at;
    const value = level + perUnit * away;
    const half = t * standardError * Math.sqrt(spread / points.length + away ** 2);
    return { value, low: value - half, high: value + half };
  };
}
function firstMerge(horizon, isReached) {
  for (let merge = 1; merge <= horizon; merge++) if (isReached(merge)) return merge;
  return void 0;
}

// src/judge/integration-parts.ts
var MEMORY = ["memory_baseline_mb", "memory_peak_mb", "memory_growth_mb"];
var MOST_NAMED = 5;
function judgeParts({ measurement, comparisons, promises, uncompared }) {
  return [
    { part: "baseline", ...judgeBaseline(comparisons, uncompared) },
    { part: "components", ...judgeComponents(promises) },
    { part: "regression", ...judgeRegression(comparisons) },
    { part: "memory", ...judgeMemory(measurement) }
  ];
}
function judgeBaseline(comparisons, uncompared) {
  if (comparisons.length > 0) return { state: "kept", reason: `${comparisons.length} metrics could be compared with it` };
  return { state: uncompared === void 0 ? "open" : "failed", reason: uncompared?.slice(0, 500) ?? "no comparison was asked for" };
}
function judgeComponents(promises) {
  if (promises.length === 0) return { state: "open", reason: "no component has limits, or is required" };
  const of = (verdict2) => promises.filter((one) => one.verdict === verdict2);
  if (of("fail").length > 0) return { state: "failed", reason: `beyond their limits: ${named(of("fail").map((one) => `${one.subject.name}, ${one.text}`))}` };
  if (of("inconclusive").length > 0) return { state: "open", reason: `not certain: ${named(of("inconclusive").map((one) => `${one.subject.name}, ${one.text}`))}` };
  return { state: "kept", reason: `all ${promises.length} limits are kept` };
}
function judgeRegression(comparisons) {
  const nameOf = ({ subject, metric }) => `${subject.name} ${metric}`;
  const worse = comparisons.filter(isUnwaivedRegression);
  if (worse.length > 0) return { state: "failed", reason: `worse beyond their margins: ${named(worse.map(nameOf))}` };
  if (comparisons.length === 0) return { state: "open", reason: "nothing was compared" };
  const unsure = comparisons.filter((one) => one.role === "deciding" && one.verdict === "inconclusive");
  if (unsure.length > 0) return { state: "open", reason: `not certain: ${named(unsure.map(nameOf))}` };
  return { state: "kept", reason: "nothing became worse beyond its margin" };
}
function judgeMemory({ blocks, absences }) {
  const missing = MEMORY.filter((metric) => !blocks.some((block) => block.side === "head" && block.metric === metric));
  if (missing.length === 0) return { state: "kept", reason: `seen before, at its highest and after the load, in ${new Set(blocks.map((block) => block.round)).size} rounds` };
  return { state: "failed", reason: absences.find((one) => missing.includes(one.metric))?.reason ?? `not measured: ${missing.join(", ")}` };
}
function named(names) {
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join("; ")}${rest > 0 ? ` and ${rest} more` : ""}`.slice(0, 450);
}

// src/judge/integration-metrics.ts
var COMPLIANT_US = 1e5;
var COMPONENTS = {
  llm_integration_avg_ms: { kind: "llm", names: ["llm"] },
  opa_integration_avg_ms: { kind: "opa", names: ["opa", "policy"] },
  expert_coordination_avg_ms: { kind: "escalation", names: ["expert"] },
  fuse_operation_avg_ms: { kind: "filesystem", names: ["fuse", "filesystem", "workspace"] },
  event_store_avg_ms: { kind: "event-store", names: ["event-store"] }
};
var ESCALATED = "escalation \u203A ";
function listIntegrationMetrics(measurement, comparisons, components) {
  const seen = { ...observeRequests(measurement), ...observeComponents(measurement, components), ...observeResources(measurement), ...observeChange(measurement, comparisons) };
  return Object.entries(seen).map(([metric, one]) => ({ metric, unit: METRICS.find(({ id }) => id === metric)?.unit ?? "count", ...one }));
}
function observeRequests(measurement) {
  const classes = new Set(measurement.mix.map((one) => one.class));
  const latency = mergeHistograms(measurement.distributions.filter((one) => one.side === "head" && one.subject.kind === "class" && classes.has(one.subject.name)).map((one) => one.latencyUs));
  const errors = ofService(measurement, "error_rate_percent");
  const requests = errors.reduce((total2, block) => total2 + block.samples, 0);
  const failed = errors.reduce((total2, block) => total2 + Math.round(block.value / 100 * block.samples), 0);
  const counted = (value) => requests === 0 ? { reason: "no request was sent" } : { value, samples: requests };
  const timed = (us) => us === void 0 ? { reason: "no request was answered" } : { value: us / 1e3, samples: latency.count };
  const compliant = latency.countAtOrBelow(COMPLIANT_US);
  return {
    total_requests: counted(requests),
    successful_requests: counted(requests - failed),
    failed_requests: counted(failed),
    avg_response_time_ms: timed(latency.mean),
    p50_response_time_ms: timed(latency.quantile(0.5)),
    p95_response_time_ms: timed(latency.quantile(0.95)),
    p99_response_time_ms: timed(latency.quantile(0.99)),
    max_response_time_ms: timed(latency.max),
    sla_compliant_requests: counted(compliant),
    sla_compliance_rate: counted(compliant / requests * 100)
  };
}
function observeComponents({ blocks, absences }, components) {
  return Object.fromEntries(Object.entries(COMPONENTS).map(([metric, { kind, names }]) => {
    const belongs = (name2) => components.some((one) => one.name === name2 && one.kind === kind) || names.some((begin) => name2.toLowerCase().startsWith(begin) && !name2.includes(" \u203A "));
    const mine = blocks.filter((block) => block.side === "head" && block.subject.kind === "component" && block.metric === "avg_ms" && belongs(block.subject.name));
    if (mine.length === 0 && kind === "escalation") mine.push(...blocks.filter((block) => block.side === "head" && block.subject.kind === "class" && block.subject.name.startsWith(ESCALATED) && block.metric === "avg_response_time_ms"));
    const samples = mine.reduce((total2, block) => total2 + block.samples, 0);
    if (samples > 0) return [metric, { value: mine.reduce((total2, block) => total2 + block.value * block.samples, 0) / samples, samples }];
    const absent = absences.find((one) => one.subject.kind === "component" && belongs(one.subject.name));
    return [metric, { reason: absent?.reason ?? `no component ${kind === void 0 ? "" : `of the kind ${kind}, or `}whose name begins with ${names.join(" or ")}, is configured or told by the service` }];
  }));
}
function observeResources(measurement) {
  const of = (metric, summarise2) => {
    const mine = ofService(measurement, metric);
    if (mine.length > 0) return { value: summarise2(mine.map((block) => block.value)), samples: mine.reduce((total2, block) => total2 + block.samples, 0) };
    return { reason: measurement.absences.find((one) => one.metric === metric && one.subject.kind === "service")?.reason ?? "nothing was measured" };
  };
  const mean2 = (values) => estimateMean(values).mean;
  const most = (values) => Math.max(...values);
  const sum2 = (values) => values.reduce((total2, value) => total2 + value, 0);
  const agents = measurement.generator?.agentsPeak;
  return {
    memory_baseline_mb: of("memory_baseline_mb", mean2),
    memory_peak_mb: of("memory_peak_mb", most),
    memory_growth_mb: of("memory_growth_mb", most),
    cpu_baseline_percent: of("cpu_baseline_percent", mean2),
    cpu_peak_percent: of("cpu_peak_percent", most),
    gc_collections: of("gc_collections", sum2),
    gc_time_total_ms: of("gc_time_total_ms", sum2),
    requests_per_second: of("requests_per_second", mean2),
    concurrent_agents_peak: agents === void 0 ? { reason: "nothing was measured" } : { value: agents, samples: measurement.rounds }
  };
}
function observeChange({ rounds: rounds2 }, comparisons) {
  const compared = comparisons.find((one) => one.subject.kind === "service" && one.metric === "avg_response_time_ms");
  const asked = comparisons.filter((one) => one.role !== "informational");
  const worse = asked.filter((one) => one.interval !== void 0 && (one.worse === "higher" ? one.interval[0] > 1 : one.interval[1] < 1));
  const counted = (value) => asked.length === 0 ? { reason: "nothing was compared" } : { value, samples: rounds2 };
  return {
    baseline_comparison: compared === void 0 ? { reason: "nothing was compared" } : { value: compared.ratio, samples: compared.samples },
    performance_regression_detected: counted(worse.length),
    regression_threshold_exceeded: counted(asked.filter((one) => one.verdict === "fail").length)
  };
}
function ofService({ blocks }, metric) {
  return blocks.filter((block) => block.side === "head" && block.subject.kind === "service" && block.metric === metric);
}

// src/judge/memory-rest.ts
var MINUTE_MS = 6e4;
var MIN_LOOKS = 8;
var END_SHARE = 0.2;
function judgeRest({ rest = [] }) {
  return rest.map(({ side, points }) => {
    const seconds = ((points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0)) / 1e3;
    const slope = points.length < MIN_LOOKS ? void 0 : estimateSlope([points.map(({ atMs, memoryMb }) => ({ at: atMs / MINUTE_MS, value: memoryMb }))]);
    if (slope === void 0) return { kind: "absent", side, reason: `it was looked at ${points.length} times in ${seconds.toFixed(1)} s after the load, and ${MIN_LOOKS} are needed: a longer phase tells` };
    const end = Math.ceil(points.length * END_SHARE);
    const [fromMb, toMb] = [points.slice(0, end), points.slice(-end)].map((looks) => median(looks.map((point) => point.memoryMb)));
    return { kind: "seen", side, fromMb, toMb, mbPerMinute: slope.perUnit, ...slopeInterval(slope), samples: points.length, seconds };
  });
}

// src/judge/memory-trend.ts
var LAST_PART = 0.5;
var SHORTEST_BLOCK_MS = 2e3;
var BLOCKS_PER_ROUND = 6;
var MIN_BLOCKS = 6;
var SETTLING = 0.5;
var SECOND_MS = 1e3;
function judgeMemory2({ series, memoryLimit }, side) {
  const own = series.filter((point) => point.side === side && point.memoryMb !== void 0);
  if (own.length === 0) return void 0;
  const rounds2 = [...Map.groupBy(own, (point) => point.round).values()];
  const longestMs = Math.max(...rounds2.map((round) => round.length)) * SECOND_MS;
  const blockMs = Math.max(SHORTEST_BLOCK_MS, longestMs * LAST_PART / BLOCKS_PER_ROUND);
  const blocks = rounds2.map((round) => blocksOf(round, blockMs));
  const count = blocks.flat().length;
  const slope = count < MIN_BLOCKS ? void 0 : estimateSlope(blocks);
  if (slope === void 0) return { kind: "absent", side, reason: `${rounds2.length === 1 ? "one round" : `${rounds2.length} rounds`} of ${Math.round(longestMs / SECOND_MS)} s at most have ${count} blocks of ${blockMs / SECOND_MS} s in their last part, and ${MIN_BLOCKS} are needed: a longer phase tells` };
  const { interval, detectable: detectable2 } = slopeInterval(slope);
  const memoryMb = Math.max(...rounds2.map((round) => round.at(-1).memoryMb));
  const isGrowing = interval[0] > 0;
  const [earlier, later] = [1, 0].map((half) => estimateSlope(rounds2.map((round) => halfOfLastPart(round, half))));
  const isSettling = earlier !== void 0 && later !== void 0 && later.perUnit < earlier.perUnit * SETTLING;
  return {
    kind: "seen",
    side,
    state: !isGrowing ? "steady" : isSettling ? "settling" : "growing",
    mbPerMinute: slope.perUnit,
    interval,
    detectable: detectable2,
    blocks: count,
    blockMs,
    rounds: rounds2.length,
    roundMs: longestMs,
    memoryMb,
    ...memoryLimit === void 0 ? {} : { limit: memoryLimit },
    ...memoryLimit === void 0 || !isGrowing || isSettling || memoryMb >= memoryLimit.memoryMb ? {} : { minutesToLimit: minutesTo(memoryLimit.memoryMb - memoryMb, slope.perUnit, interval) }
  };
}
function blocksOf(round, blockMs) {
  const seconds = secondsOf(round);
  const from = (seconds.at(-1)?.at ?? 0) - seconds.length * LAST_PART * SECOND_MS / MINUTE_MS2;
  const late = seconds.filter((point) => point.at > from);
  const groups = Map.groupBy(late, (point) => Math.floor(((point.at - from) * MINUTE_MS2 - 1) / blockMs));
  return [...groups.values()].map((group) => ({ at: mean(group.map((point) => point.at)), value: mean(group.map((point) => point.value)) }));
}
var MINUTE_MS2 = 6e4;
function halfOfLastPart(round, half) {
  const length = Math.ceil(round.length * LAST_PART / 2);
  return secondsOf(round).slice(round.length - (half + 1) * length, round.length - half * length);
}
function secondsOf(round) {
  return round.map((point) => ({ at: point.second * SECOND_MS / MINUTE_MS2, value: point.memoryMb })).toSorted((a, b) => a.at - b.at);
}
function minutesTo(roomMb, perMinute, [slowest, fastest]) {
  return { value: roomMb / perMinute, low: roomMb / fastest, ...slowest > 0 ? { high: roomMb / slowest } : {} };
}
function mean(values) {
  return values.reduce((total2, value) => total2 + value, 0) / values.length;
}

// src/judge/history/stored-base.ts
var BELONGS = 0.95;
function storedBlocks(phase2, { measurements, machine, baseMachine }) {
  const blocks = measurements.find((one) => one.phase === phase2)?.blocks.filter((block) => block.side === "head") ?? [];
  const slower = (block) => (machine.key === baseMachine.key ? void 0 : slownessOf(block.metric, machine, baseMachine)) ?? 1;
  return blocks.map((block) => ({ ...block, side: "base", value: block.value * slower(block) }));
}
function pastOf(phase2, stored) {
  const { history, machine, baseMachine, against } = stored;
  const blocks = Map.groupBy(storedBlocks(phase2, stored).filter((block) => block.value > 0), metricKey);
  return (key) => {
    const past = pastRuns(history, machine, `${phase2}/${key}`);
    const measured = machine.key === baseMachine.key ? blocks.get(key) : void 0;
    if (past === void 0 || measured === void 0) return against === "regime" ? past : void 0;
    const slower = past.normalised ? slownessOf(key, machine, baseMachine) ?? 1 : 1;
    const mean2 = estimateMean(measured.map((block) => Math.log(block.value * slower))).mean;
    return against === "regime" && isOneOf(past, mean2) ? past : { ...past, mean: mean2, averaged: 1 };
  };
}
function knowsItsNoise(history, machine) {
  const deciding = Object.keys(history.at(-1)?.values ?? {}).filter((key) => DECIDING.test(key));
  return deciding.length > 0 && deciding.every((key) => pastRuns(history, machine, key) !== void 0);
}
var DECIDING = /^(?:integration|load)\/service\/(?:cpu_ms_per_request|p50_response_time_ms)$/;
function isOneOf({ mean: mean2, sd, runs }, log) {
  const [low, high] = tInterval({ mean: mean2, standardError: sd * Math.sqrt(1 + 1 / runs), degreesOfFreedom: runs - 1 }, BELONGS);
  return log >= low && log <= high;
}

// src/judge/history/trends.ts
var FOLLOWED = ["cpu_ms_per_request", "p50_response_time_ms", "p99_response_time_ms", "memory_peak_mb"];
var CONFIDENCE5 = 0.95;
var DRIFT_ALPHA = 0.01;
var SUSTAINED = 5;
var RECENT_RUNS = 10;
function findTrends(history, machine, driftBudget) {
  const keys = [...new Set(history.flatMap((entry) => Object.keys(entry.values)))].filter((key) => FOLLOWED.some((metric) => key.endsWith(`/service/${metric}`))).toSorted();
  return keys.flatMap((key) => {
    const regimes = regimesOf(history, machine, key);
    return [...introduced(key, regimes) ?? [], ...drifted(key, regimes, driftBudget, keys.length) ?? []];
  });
}
function introduced(key, regimes) {
  const [before, after] = [regimes.at(-2), regimes.at(-1)];
  if (before === void 0 || after === void 0 || after.logs.length > RECENT_RUNS) return void 0;
  const change = estimateDifference(after.logs, before.logs, 0);
  const interval = tInterval(change, CONFIDENCE5);
  if (interval === void 0 || interval[0] <= 0) return void 0;
  return [{ kind: "introduced", key, after: before.last.sha, by: after.first.sha, runs: after.logs.length, ratio: ratioOf(change.mean), interval: [ratioOf(interval[0]), ratioOf(interval[1])] }];
}
function drifted(key, regimes, budget2, metrics) {
  const logs = regimes.flatMap((regime) => regime.logs);
  const now = logs.slice(-SUSTAINED);
  const windows = logs.slice(0, -SUSTAINED).map((_, start) => logs.slice(start, start + SUSTAINED)).slice(0, Math.max(0, logs.length - 2 * SUSTAINED + 1));
  const best = windows.toSorted((one, other) => estimateMean(one).mean - estimateMean(other).mean)[0];
  if (best === void 0) return void 0;
  const change = estimateDifference(now, best, 0);
  const interval = tInterval(change, CONFIDENCE5);
  if (interval === void 0 || pValueAbove(change, Math.log1p(budget2)) > DRIFT_ALPHA / metrics) return void 0;
  return [{ kind: "drift", key, runs: logs.length, budget: budget2, ratio: ratioOf(change.mean), interval: [ratioOf(interval[0]), ratioOf(interval[1])] }];
}

// src/judge/judge-run.ts
var FAMILY_ALPHA = 0.01;
var COMPARING = ["integration", "load"];
var UNKNOWN_RUN_SD = { latency: 0.12, cpu: 0.06 };
function judgeRun(evidence, config, facts) {
  const verdicts = evidence.outcomes.map((outcome) => judgeOutcome(outcome, evidence, config, facts.startedAt.slice(0, 10)));
  const history = historyOf(evidence, config, facts);
  const trends = evidence.onDefaultBranch ? findTrends(history, facts.environment, config.compare.drift.budget) : [];
  const gate = judgeGate(verdicts, config.require, { trends: config.compare.drift.fail ? trends : [], isOff: config.compare.mode === "off" });
  const forecasts = config.phases.includes("sla") ? forecastPromises(config.sla.thresholds, evidence.onDefaultBranch ? history : evidence.history, facts.environment) : [];
  const phases2 = evidence.outcomes.map((outcome) => withStoredBase(outcome.measurement, evidence.stored));
  return {
    ...facts,
    schemaVersion: SCHEMA_VERSION,
    configHash: config.hash,
    ...config.file === void 0 ? {} : { configFile: config.file },
    seed: config.load.seed,
    measuredSeconds: phases2.reduce((total2, phase2) => total2 + phase2.measuredMs, 0) / 1e3,
    phases: phases2,
    verdict: evidence.failure === void 0 ? gate.verdict : "invalid",
    reasons: evidence.failure === void 0 ? gate.reasons : [evidence.failure],
    verdicts,
    explanations: evidence.outcomes.flatMap(({ measurement }) => explainPhase(measurement, config, evidence.stored) ?? []),
    history,
    ...trends.length === 0 ? {} : { trends },
    ...forecasts.length === 0 ? {} : { forecasts }
  };
}
function comparePhase(phase2, blocks, config, stored) {
  if (!COMPARING.includes(phase2)) return [];
  const alpha = FAMILY_ALPHA / config.phases.filter((one) => COMPARING.includes(one)).length;
  if (stored === void 0) {
    const rounds2 = new Set(blocks.map((block) => block.round)).size;
    return compareBlocks({ phase: phase2, blocks, config: config.compare, alpha, levels: levelsAt(planLooks(config.compare.rounds), rounds2), paired: true });
  }
  return compareBlocks({
    phase: phase2,
    config: config.compare,
    alpha,
    paired: false,
    blocks: [...storedBlocks(phase2, stored), ...blocks],
    past: pastOf(phase2, stored),
    unknownRunSd: (key) => key.includes("cpu") ? UNKNOWN_RUN_SD.cpu : UNKNOWN_RUN_SD.latency
  });
}
function judgeOutcome({ measurement, sla }, evidence, config, today) {
  const { phase: phase2, blocks } = measurement;
  const comparisons = applyWaivers(comparePhase(phase2, blocks, config, evidence.stored), evidence.waivers, today);
  const promises = phase2 === "integration" ? judgeComponentLimits(measurement, config.components) : withCapacity(sla?.promises ?? [], measurement, config);
  const uncompared = evidence.comparisonWanted && COMPARING.includes(phase2) && comparisons.length === 0 ? evidence.baseline.reason : void 0;
  const verdict2 = judgePhase({
    measurement,
    comparisons,
    promises,
    violations: sla?.violations ?? [],
    explanation: explainPhase(measurement, config, evidence.stored),
    ...sla === void 0 ? {} : { graceFactor: sla.graceFactor },
    ...comparisons.length === 0 || evidence.stored !== void 0 ? {} : { oneSided: findUncompared(blocks, comparisons) },
    ...sla?.savedMs === void 0 ? {} : { savedMs: sla.savedMs },
    ...uncompared === void 0 ? {} : { uncompared }
  });
  const rest = judgeRest(measurement);
  if (phase2 === "integration") return { ...verdict2, metrics: listIntegrationMetrics(measurement, comparisons, config.components), parts: judgeParts({ measurement, comparisons, promises, uncompared }), ...rest.length === 0 ? {} : { rest } };
  const rollbacks = countRollbacks(verdict2.violations);
  const memory2 = ["base", "head"].flatMap((side) => judgeMemory2(measurement, side) ?? []);
  return { ...verdict2, ...rollbacks === void 0 ? {} : { rollbacks }, ...measurement.capacity === void 0 ? {} : { capacity: judgeCapacity(measurement.capacity) }, ...memory2.length === 0 ? {} : { memory: memory2 } };
}
function withCapacity(promises, { phase: phase2, capacity: capacity2 }, config) {
  const own = phase2 !== "sla" ? [] : judgeCapacityPromise(config.sla.capacity, capacity2 === void 0 ? void 0 : judgeCapacity(capacity2));
  return own.length === 0 ? [...promises] : [...promises.filter((one) => one.metric !== CAPACITY_METRIC), ...own];
}
function withStoredBase(measurement, stored) {
  const base = stored?.measurements.find((one) => one.phase === measurement.phase);
  if (base === void 0) return measurement;
  return { ...measurement, distributions: [...base.distributions.filter((one) => one.side === "head").map((one) => ({ ...one, side: "base" })), ...measurement.distributions] };
}
function explainPhase(measurement, config, stored) {
  const { phase: phase2, blocks, distributions } = withStoredBase(measurement, stored);
  const probed = new Set(config.components.filter((component3) => component3.kind !== "server-timing").map((component3) => component3.name));
  const inside2 = [...stored === void 0 ? [] : storedBlocks(phase2, stored), ...blocks].filter((one) => one.subject.kind !== "component" || !probed.has(one.subject.name.split(" \u203A ")[0] ?? ""));
  return explainChange({ phase: phase2, blocks: inside2, distributions, ...stored === void 0 ? {} : { runSd: UNKNOWN_RUN_SD.latency } });
}
function historyOf(evidence, config, { commit, startedAt, environment }) {
  const alone = evidence.outcomes.filter(({ measurement }) => measurement.layout === "single");
  if (commit.head === void 0 || alone.length === 0) return [...evidence.history];
  const values = Object.fromEntries(alone.flatMap(({ measurement, sla }) => [...summarisePromises(measurement, sla?.promises ?? []), ...summarise(measurement)]));
  return extendHistory(evidence.history, { sha: commit.head, at: startedAt, environment: environment.key, ...environment.calibrationMs === void 0 ? {} : { calibrationMs: environment.calibrationMs }, values }, config.baseline.historySize);
}
function summarisePromises({ phase: phase2, capacity: capacity2 }, promises) {
  const observed = promises.flatMap((one) => one.observed === void 0 || one.observed <= 0 || one.samples === 0 ? [] : [[`${phase2}/${metricKey(one)}`, digits(one.observed)]]);
  const found = capacity2 === void 0 ? void 0 : judgeCapacity(capacity2).head;
  return [...observed, ...found?.outcome === "found" && found.ratePerSecond !== void 0 ? [[`${phase2}/service/${CAPACITY_METRIC}`, digits(found.ratePerSecond)]] : []];
}
function summarise(measurement) {
  const blocks = measurement.blocks.filter((block) => block.side === "head" && block.value > 0 && block.unit !== "ratio");
  return [...Map.groupBy(blocks, metricKey)].map(([key, group]) => [`${measurement.phase}/${key}`, digits(Math.exp(estimateMean(group.map((block) => Math.log(block.value))).mean))]);
}
function digits(value) {
  return Number(value.toPrecision(5));
}

// src/workload/shared-list.ts
function sharedList(kind, length, valueAt2) {
  const list = new kind(new SharedArrayBuffer(length * kind.BYTES_PER_ELEMENT));
  for (let i = 0; i < length; i++) list[i] = valueAt2(i);
  return list;
}

// src/workload/arrivals.ts
var MAX_ARRIVALS = 5e6;
function drawArrivals({ intensity, durationMs, agents, mix, random }) {
  refuseTooMany(intensity, durationMs);
  const atUs = [];
  const request2 = [];
  const agent = [];
  const burst = [];
  const agentsAtWork = [];
  for (let second = 0; second * 1e3 < durationMs; second++) {
    const bound = intensity.bound(second);
    const endMs = Math.min(durationMs, (second + 1) * 1e3);
    const burstsNow = intensity.bursts(second) ? 1 : 0;
    for (let atMs = second * 1e3 + random.exponential(1e3 / bound); atMs < endMs; atMs += random.exponential(1e3 / bound)) {
      if (random.next() * bound >= intensity.ratePerSecond(atMs)) continue;
      atUs.push(Math.floor(atMs * 1e3));
      request2.push(mix.draw());
      agent.push(agents.take(atMs));
      burst.push(burstsNow);
    }
    agentsAtWork.push(agents.atWork());
  }
  const of = (list) => (i) => list[i];
  const count = atUs.length;
  return { agentsAtWork, arrivals: { atUs: sharedList(Float64Array, count, of(atUs)), request: sharedList(Uint16Array, count, of(request2)), agent: sharedList(Uint32Array, count, of(agent)), burst: sharedList(Uint8Array, count, of(burst)) } };
}
function plannedRates(intensity, durationMs) {
  const SAMPLES = 10;
  return Array.from({ length: Math.ceil(durationMs / 1e3) }, (_, second) => {
    const length = Math.min(1e3, durationMs - second * 1e3);
    let total2 = 0;
    for (let i = 0; i < SAMPLES; i++) total2 += intensity.ratePerSecond(second * 1e3 + (i + 0.5) / SAMPLES * length);
    return total2 / SAMPLES;
  });
}
function refuseTooMany(intensity, durationMs) {
  const expected = plannedRates(intensity, durationMs).reduce((total2, rate3) => total2 + rate3, 0);
  if (!(expected <= MAX_ARRIVALS)) throw new RangeError(`about ${Math.round(expected)} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower the rate or the duration`);
}

// src/workload/pattern.ts
function peakOf({ shape, peakFactor, burst }, baseRatePerSecond) {
  const peakPerSecond = baseRatePerSecond * (shape === "flat" ? 1 : peakFactor);
  return { peakPerSecond, ...burst.probability > 0 && burst.factor > 1 ? { burstPerSecond: peakPerSecond * burst.factor } : {} };
}
var HOURS = 24;
var STEPS2 = 1440;
var BUSIEST_HOUR = 14;
function shapeIntensity({ pattern: pattern2, durationMs, ratePerSecond, random }) {
  const burst = Uint8Array.from({ length: Math.ceil(durationMs / 1e3) }, () => random.next() < pattern2.burst.probability ? 1 : 0);
  const level = levelOf(pattern2, durationMs);
  const bursts = (second) => burst[second] === 1;
  const factor = (second) => bursts(second) ? Math.max(1, pattern2.burst.factor) : 1;
  return {
    level,
    bursts,
    ratePerSecond: (atMs) => ratePerSecond * (1 + (pattern2.peakFactor - 1) * level(atMs)) * factor(Math.floor(atMs / 1e3)),
    bound: (second) => ratePerSecond * Math.max(1, pattern2.peakFactor) * factor(second)
  };
}
function levelOf(pattern2, durationMs) {
  switch (pattern2.shape) {
    case "flat":
      return () => 0;
    case "ramp":
      return (atMs) => Math.min(1, Math.max(0, atMs / durationMs));
    case "day": {
      const day = normalisedDay(pattern2);
      return (atMs) => valueAt(day, atMs / durationMs);
    }
  }
}
function normalisedDay({ timeZones }) {
  const zones = timeZones.length === 0 ? [{ share: 1, shiftHours: 0 }] : timeZones;
  const day = Float64Array.from({ length: STEPS2 }, (_, step2) => {
    const hour = step2 / STEPS2 * HOURS;
    return zones.reduce((total2, zone) => total2 + zone.share * localActivity(hour + zone.shiftHours), 0);
  });
  const low = day.reduce((a, b) => Math.min(a, b));
  const high = day.reduce((a, b) => Math.max(a, b));
  return high - low < 1e-9 ? day.fill(0) : day.map((value) => (value - low) / (high - low));
}
function localActivity(hour) {
  return ((1 + Math.cos(2 * Math.PI * (hour - BUSIEST_HOUR) / HOURS)) / 2) ** 2;
}
function valueAt(day, share2) {
  const position = Math.min(1, Math.max(0, share2)) * STEPS2;
  const step2 = Math.floor(position);
  const here = day[step2 % STEPS2];
  const next = day[(step2 + 1) % STEPS2];
  return here + (next - here) * (position - step2);
}

// src/workload/agents.ts
function createAgents({ pattern: pattern2, peak, level, random }) {
  const base = Math.min(peak, Math.max(1, Math.round(pattern2.agents.base / Math.max(1, pattern2.agents.peak) * peak)));
  const queue = [];
  let nextId = 0;
  let most = 0;
  function arrive(atMs) {
    const nowMs = Math.max(atMs, queue[0]?.readyAtMs ?? 0);
    push(queue, { id: nextId++, readyAtMs: nowMs + random.next() * pattern2.think.meanMs, leavesAtMs: atMs + Math.max(1, random.exponential(pattern2.session.meanMs)) });
  }
  function follow(atMs) {
    const wanted = Math.max(1, Math.round(base + (peak - base) * level(atMs)));
    while (queue.length > wanted) popFirst(queue);
    while (queue.length < wanted) arrive(atMs);
    while (queue[0].leavesAtMs <= atMs) {
      popFirst(queue);
      arrive(atMs);
    }
    most = Math.max(most, queue.length);
  }
  return {
    take(atMs) {
      follow(atMs);
      const agent = queue[0];
      agent.readyAtMs = Math.max(atMs, agent.readyAtMs) + pattern2.think.meanMs * (1 + pattern2.think.jitter * (2 * random.next() - 1));
      sinkFirst(queue);
      return agent.id;
    },
    atWork: () => queue.length,
    peak: () => most
  };
}
function push(heap, agent) {
  let at = heap.push(agent) - 1;
  while (at > 0) {
    const parent = at - 1 >> 1;
    if (heap[parent].readyAtMs <= agent.readyAtMs) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = agent;
}
function popFirst(heap) {
  const last = heap.pop();
  if (heap.length === 0) return;
  heap[0] = last;
  sinkFirst(heap);
}
function sinkFirst(heap) {
  const agent = heap[0];
  let at = 0;
  for (; ; ) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1].readyAtMs < heap[child].readyAtMs) child++;
    if (heap[child].readyAtMs >= agent.readyAtMs) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = agent;
}

// src/workload/mix.ts
var HAND = 20;
function mixRequests(classes, wanted, random) {
  const usable = classes.filter((one) => one.requests.length > 0);
  if (usable.length === 0) throw new RangeError("there is nothing to request: name at least one request under `requests`");
  const known = usable.reduce((total3, one) => total3 + (wanted[one.name] ?? 0), 0);
  const shares = Object.fromEntries(usable.map((one) => [one.name, known > 0 ? (wanted[one.name] ?? 0) / known : 1 / usable.length]).filter(([, share2]) => share2 !== 0));
  const requests = [];
  const upTo = [];
  let total2 = 0;
  for (const { name: name2, requests: templates } of usable) {
    const share2 = shares[name2];
    if (share2 === void 0) continue;
    const weight = templates.reduce((sum2, one) => sum2 + one.weight, 0);
    for (const template of templates) {
      total2 += share2 * (weight > 0 ? template.weight / weight : 1 / templates.length);
      requests.push({ class: name2, template });
      upTo.push(total2);
    }
  }
  return { requests, shares, draw: stratifiedDraw(upTo, random) };
}
function stratifiedDraw(upTo, random) {
  const hand = Array.from({ length: HAND }, () => 0);
  let left = 0;
  return () => {
    if (left === 0) left = deal(hand, random);
    const value = hand[--left];
    const found = upTo.findIndex((limit) => value < limit);
    return found === -1 ? upTo.length - 1 : found;
  };
}
function deal(hand, random) {
  for (let i = 0; i < hand.length; i++) {
    const other = random.integer(i + 1);
    hand[i] = hand[other];
    hand[other] = (i + random.next()) / hand.length;
  }
  return hand.length;
}

// src/workload/schedule.ts
var STREAMS = { bursts: 1, agents: 2, mix: 3, arrivals: 4, jitter: 5 };
var STEADY_JITTER = 0.25;
var CLOSED_ROUND = 2e4;
function buildPatternSchedule({ pattern: pattern2, requests, durationMs, ratePerSecond, agents: peak, seed }) {
  const intensity = shapeIntensity({ pattern: pattern2, durationMs, ratePerSecond: ratePerSecond ?? pattern2.baseRatePerSecond, random: createRandom(seed, STREAMS.bursts) });
  const agents = createAgents({ pattern: pattern2, peak: Math.max(1, peak ?? pattern2.agents.peak), level: intensity.level, random: createRandom(seed, STREAMS.agents) });
  const mix = mixRequests(requests, pattern2.mix, createRandom(seed, STREAMS.mix));
  const drawn = drawArrivals({ intensity, durationMs, agents, mix, random: createRandom(seed, STREAMS.arrivals) });
  return { seed, durationMs, requests: mix.requests, ...drawn, agentsPeak: agents.peak(), mix: mix.shares, plannedRate: plannedRates(intensity, durationMs), retry: pattern2.retry };
}
function buildSteadySchedule({ requests, durationMs, ratePerSecond, toRatePerSecond = ratePerSecond, seed, mix: shares = {}, perClass = false }) {
  const mix = mixRequests(requests, shares, createRandom(seed, STREAMS.mix));
  const classes = Object.keys(mix.shares);
  const times = perClass ? classes.length : 1;
  const [from, to] = [ratePerSecond * times, toRatePerSecond * times];
  const count = Math.floor(durationMs * (from + to) / 2e3);
  if (!(count <= MAX_ARRIVALS)) throw new RangeError(`${count} requests in one slot, at most ${MAX_ARRIVALS} are planned: lower the rate or the duration`);
  const jitter = createRandom(seed, STREAMS.jitter);
  const atUs = sharedList(Float64Array, count, (i) => Math.floor(timeOfArrival(i + 0.5 + STEADY_JITTER * (2 * jitter.next() - 1), from, to, durationMs)));
  const request2 = sharedList(Uint16Array, count, () => mix.draw());
  const agent = sharedList(Uint32Array, count, (i) => classes.indexOf(mix.requests[request2[i]].class));
  return {
    seed,
    durationMs,
    requests: mix.requests,
    arrivals: { atUs, request: request2, agent, burst: new Uint8Array(count) },
    agentsPeak: classes.length,
    mix: mix.shares,
    plannedRate: Array.from({ length: Math.ceil(durationMs / 1e3) }, (_, second) => from + (to - from) * Math.min(1, (second + 0.5) * 1e3 / durationMs))
  };
}
function timeOfArrival(count, from, to, durationMs) {
  if (from === to) return count * 1e6 / from;
  const slope = (to - from) / (durationMs / 1e3);
  return 2 * count / (from + Math.sqrt(from * from + 2 * slope * count)) * 1e6;
}
function buildClosedSchedule({ requests, durationMs, agents, seed, mix: shares = {} }) {
  const mix = mixRequests(requests, shares, createRandom(seed, STREAMS.mix));
  return {
    seed,
    durationMs,
    requests: mix.requests,
    agentsPeak: agents,
    mix: mix.shares,
    plannedRate: [],
    closed: { agents },
    arrivals: { atUs: new Float64Array(0), request: sharedList(Uint16Array, CLOSED_ROUND, () => mix.draw()), agent: new Uint32Array(0), burst: new Uint8Array(0) }
  };
}

// src/load/connection-limit.ts
import { readFile } from "node:fs/promises";
var RESERVED_FILES = 200;
async function readConnectionLimit() {
  const [limits, range] = await Promise.all(["/proc/self/limits", "/proc/sys/net/ipv4/ip_local_port_range"].map((file) => readFile(file, "utf8").catch(() => "")));
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits ?? "")?.[1] ?? Number.POSITIVE_INFINITY) - RESERVED_FILES;
  const [low = Number.NaN, high = Number.NaN] = (range ?? "").trim().split(/\s+/).map(Number);
  const ports = high - low > 0 ? high - low + 1 : Number.POSITIVE_INFINITY;
  return files < ports ? { connections: files, reason: "`ulimit -n`" } : { connections: ports, reason: "the range of local ports" };
}

// src/load/generator-thread.ts
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
var YOUNG_GENERATION_MB = 12;
var COLLECT_ALONE = "--no-parallel-scavenge";
var free;
async function playInThread(part3, signal, onComponents) {
  const worker = free ?? startWorker();
  free = void 0;
  const stop = () => worker.postMessage("stop");
  const listeners = new AbortController();
  signal?.addEventListener("abort", stop, { once: true, signal: listeners.signal });
  try {
    worker.ref();
    worker.postMessage(part3);
    if (signal?.aborted === true) stop();
    const report2 = await nextReport(worker, onComponents);
    worker.unref();
    if (free === void 0) free = worker;
    else await worker.terminate();
    return report2;
  } catch (error) {
    await worker.terminate();
    throw error;
  } finally {
    listeners.abort();
  }
}
function startWorker() {
  setFlagsFromString(COLLECT_ALONE);
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./load-worker.js";
  return new Worker(new URL(file, import.meta.url), { name: "load", resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
}
function nextReport(worker, onComponents) {
  return new Promise((resolve, reject) => {
    const settle2 = (act) => {
      worker.off("message", told).off("error", broke).off("exit", ended);
      act();
    };
    const told = (message2) => "components" in message2 ? onComponents(message2) : settle2(() => resolve(message2));
    const broke = (cause) => settle2(() => reject(new Error("the load generator broke", { cause })));
    const ended = (code) => settle2(() => reject(new Error(`the load generator ended before it had told its results (exit code ${code})`)));
    worker.on("message", told).on("error", broke).on("exit", ended);
  });
}

// src/load/tally.ts
var SideTally = class {
  #schedule;
  #warmupUs;
  #cells = [];
  #errors = {};
  #lag = new Histogram();
  #sentIn = /* @__PURE__ */ new Map();
  #seconds = [];
  #current = { second: 0, completed: 0, failed: 0, latencyUs: new Histogram() };
  /** What was answered since the last time progress was told, by class. */
  #fresh = /* @__PURE__ */ new Map();
  #toldCompleted = 0;
  #sent = 0;
  #completed = 0;
  #failed = 0;
  #hungUp = 0;
  #dropped = 0;
  #sentDuringWarmup = 0;
  #lastSendUs = 0;
  #lastEndUs = 0;
  constructor(schedule, warmupMs) {
    this.#schedule = schedule;
    this.#warmupUs = warmupMs * 1e3;
  }
  take(record) {
    const { outcome } = record;
    const isCounted = isAfterWarmup(record, this.#schedule, this.#warmupUs);
    if (!isCounted) {
      if (outcome !== "dropped") this.#sentDuringWarmup++;
    } else if (outcome === "dropped") this.#dropped++;
    else {
      this.#takeSend(record);
      if (outcome === "hung-up") this.#hungUp++;
      else {
        this.#sent++;
        if (outcome !== "waiting") this.#takeEnd(record, outcome);
      }
    }
  }
  #takeSend(record) {
    const atUs = sentUs(record, this.#schedule);
    const second = secondOf(atUs);
    this.#lag.record(Math.max(0, record.lagUs));
    this.#lastSendUs = Math.max(this.#lastSendUs, atUs);
    this.#sentIn.set(second, (this.#sentIn.get(second) ?? 0) + 1);
  }
  #takeEnd({ arrival, latencyUs, endUs }, outcome) {
    const request2 = requestOf(this.#schedule, arrival);
    const cell = this.#cells[request2] ?? (this.#cells[request2] = { requests: 0, failed: 0, latencyUs: new Histogram() });
    if (secondOf(endUs) !== this.#current.second) this.#closeSecond(secondOf(endUs));
    const fresh = this.#freshOf(request2);
    cell.requests++;
    this.#current.completed++;
    this.#completed++;
    this.#lastEndUs = endUs;
    if (outcome === "ok") {
      cell.latencyUs.record(latencyUs);
      this.#current.latencyUs.record(latencyUs);
      fresh.record(latencyUs);
    } else {
      cell.failed++;
      this.#current.failed++;
      this.#failed++;
      this.#errors[outcome] = (this.#errors[outcome] ?? 0) + 1;
    }
  }
  /** Answers come in the order of their ends, so a second that is over stays so. */
  #closeSecond(next) {
    const { second, completed, failed, latencyUs } = this.#current;
    if (completed > 0) this.#seconds.push({ second, planned: 0, sent: 0, completed, failed, latencyUs: latencyUs.encode() });
    latencyUs.reset();
    Object.assign(this.#current, { second: next, completed: 0, failed: 0 });
  }
  get exhausted() {
    return this.#errors.exhausted ?? 0;
  }
  /** Since the last time this was asked, `tookMs` ago; counts are of the whole. */
  progress(tookMs) {
    const all = new Histogram();
    const classes = [...this.#fresh].map(([name2, latencyUs]) => {
      all.add(latencyUs);
      const encoded = latencyUs.encode();
      latencyUs.reset();
      const cells = this.#cellsOf(name2);
      return { class: name2, completed: total(cells, "requests"), errors: total(cells, "failed"), latencyUs: encoded };
    });
    const ratePerSecond = (this.#completed - this.#toldCompleted) / (tookMs / 1e3);
    this.#toldCompleted = this.#completed;
    return { completed: this.#completed, errors: this.#failed, ratePerSecond, p99Us: all.quantile(0.99), latencyUs: all.encode(), classes };
  }
  #freshOf(request2) {
    const name2 = this.#schedule.requests[request2]?.class ?? "";
    let fresh = this.#fresh.get(name2);
    if (fresh === void 0) this.#fresh.set(name2, fresh = new Histogram());
    return fresh;
  }
  #cellsOf(name2) {
    return this.#cells.filter((cell, index) => cell !== void 0 && this.#schedule.requests[index]?.class === name2);
  }
  /** What the generator did, hang-ups included; its plan ends where sending did. */
  sending(endMs) {
    const { closed, arrivals: { atUs } } = this.#schedule;
    const done = this.#lag.count + this.#dropped;
    const planned = closed === void 0 ? firstAt(atUs, Math.max(this.#warmupUs, endMs * 1e3)) - firstAt(atUs, this.#warmupUs) : done;
    return { planned: Math.max(planned, done), lag: this.#lag, lastSendMs: this.#lastSendUs / 1e3 };
  }
  finish(endMs) {
    this.#closeSecond(0);
    const measuredMs = Math.max(endMs, this.#lastEndUs / 1e3) - this.#warmupUs / 1e3;
    return {
      planned: this.sending(endMs).planned - this.#hungUp,
      sent: this.#sent,
      completed: this.#completed,
      sentDuringWarmup: this.#sentDuringWarmup,
      hungUp: this.#hungUp,
      classes: this.#classes(),
      endpoints: this.#endpoints(),
      errors: this.#errors,
      seconds: this.#allSeconds(endMs),
      achievedRatePerSecond: measuredMs > 0 ? (this.#completed - this.#failed) / (measuredMs / 1e3) : 0
    };
  }
  #classes() {
    return Object.keys(this.#schedule.mix).map((name2) => {
      const latencies = new Histogram();
      const cells = this.#cellsOf(name2);
      for (const cell of cells) latencies.add(cell.latencyUs);
      return { class: name2, requests: total(cells, "requests"), failed: total(cells, "failed"), latencyUs: latencies.encode() };
    });
  }
  /** Where a class has several requests, each by itself. */
  #endpoints() {
    const { requests } = this.#schedule;
    return requests.flatMap(({ class: name2, template }, index) => {
      const cell = this.#cells[index];
      if (cell === void 0 || requests.filter((one) => one.class === name2).length < 2) return [];
      return [{ class: name2, endpoint: template.name, requests: cell.requests, failed: cell.failed, latencyUs: cell.latencyUs.encode() }];
    });
  }
  #allSeconds(endMs) {
    const plannedIn = this.#plannedIn(endMs);
    const bySecond = new Map(this.#seconds.map((one) => [one.second, one]));
    const empty = new Histogram().encode();
    return [.../* @__PURE__ */ new Set([...plannedIn.keys(), ...this.#sentIn.keys(), ...bySecond.keys()])].toSorted((a, b) => a - b).map((second) => ({ ...bySecond.get(second) ?? { second, completed: 0, failed: 0, latencyUs: empty }, planned: plannedIn.get(second) ?? 0, sent: this.#sentIn.get(second) ?? 0 }));
  }
  #plannedIn(endMs) {
    const { closed, arrivals: { atUs } } = this.#schedule;
    if (closed !== void 0) return this.#sentIn;
    const planned = /* @__PURE__ */ new Map();
    const last = firstAt(atUs, endMs * 1e3);
    for (let arrival = firstAt(atUs, this.#warmupUs); arrival < last; arrival++) {
      const second = secondOf(atUs[arrival]);
      planned.set(second, (planned.get(second) ?? 0) + 1);
    }
    return planned;
  }
};
function isAfterWarmup({ arrival, startUs }, { closed, arrivals }, warmupUs) {
  return (closed === void 0 ? arrivals.atUs[arrival] : startUs) >= warmupUs;
}
function sentUs({ arrival, startUs, lagUs }, { closed, arrivals }) {
  return closed === void 0 ? arrivals.atUs[arrival] + lagUs : startUs;
}
function requestOf({ arrivals: { request: request2 } }, arrival) {
  return request2[arrival % request2.length];
}
function secondOf(us) {
  return Math.max(0, Math.floor(us / 1e6));
}
function total(cells, key) {
  return cells.reduce((sum2, cell) => sum2 + cell[key], 0);
}
function firstAt(timesUs, us) {
  let low = 0;
  let high = timesUs.length;
  while (low < high) {
    const middle2 = low + high >> 1;
    if (timesUs[middle2] < us) low = middle2 + 1;
    else high = middle2;
  }
  return low;
}

// src/load/matched-pairs.ts
var MatchedPairs = class {
  #schedule;
  #warmupUs;
  /** Latencies that wait for their partner; NaN where there is none to compare with. */
  #waiting = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
  #logRatios = /* @__PURE__ */ new Map();
  constructor(schedule, warmupMs) {
    this.#schedule = schedule;
    this.#warmupUs = warmupMs * 1e3;
  }
  take(side, record) {
    if (!isAfterWarmup(record, this.#schedule, this.#warmupUs)) return;
    const { arrival } = record;
    const latencyUs = record.outcome === "ok" ? record.latencyUs : Number.NaN;
    const partners = this.#waiting[1 - side];
    const partnerUs = partners.get(arrival);
    if (partnerUs === void 0) {
      this.#waiting[side].set(arrival, latencyUs);
      return;
    }
    partners.delete(arrival);
    const logRatio = side === 0 ? Math.log(partnerUs / latencyUs) : Math.log(latencyUs / partnerUs);
    if (Number.isNaN(logRatio)) return;
    const name2 = this.#schedule.requests[requestOf(this.#schedule, arrival)]?.class ?? "";
    const known = this.#logRatios.get(name2);
    if (known === void 0) this.#logRatios.set(name2, [logRatio]);
    else known.push(logRatio);
  }
  /** Per class the median of ln(second side/first side), over arrivals that both answered well. */
  medians() {
    return Object.keys(this.#schedule.mix).flatMap((name2) => {
      const ratios = this.#logRatios.get(name2);
      return ratios === void 0 ? [] : [{ class: name2, medianLogRatio: median2(ratios), pairs: ratios.length }];
    });
  }
};
function median2(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle2 = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle2] : (sorted[middle2 - 1] + sorted[middle2]) / 2;
}

// src/load/thread-engine.ts
var READ_EVERY_MS = 1e3;
var runInThread = async (options) => {
  const { connections: connectionLimit } = await readConnectionLimit();
  const { schedule, targets, timeoutMs, warmupMs, connections: connections2 = "shared", http = 1, traces: traces2, signal, onProgress, tellComponents = false } = options;
  const { seed, durationMs, requests, arrivals: { atUs, request: request2, agent }, closed, retry, agentsPeak } = schedule;
  const rings = targets.map(() => createRecordRing(closed === void 0 ? request2.length : Number.POSITIVE_INFINITY));
  const tallies = targets.map(() => new SideTally(schedule, warmupMs));
  const pairs = targets.length === 2 && closed === void 0 ? new MatchedPairs(schedule, warmupMs) : void 0;
  function read() {
    rings.forEach((ring, side) => readRecords(ring, (record) => {
      tallies[side]?.take(record);
      pairs?.take(targets[side]?.side === "base" ? 0 : 1, record);
    }));
  }
  const components = targets.map(() => []);
  const tell = onProgress === void 0 ? () => void 0 : progressTo(onProgress, options, tallies, components);
  const timer = setInterval(() => {
    read();
    tell();
  }, READ_EVERY_MS);
  try {
    const report2 = await playInThread({
      seed,
      durationMs,
      requests,
      atUs,
      request: request2,
      agent,
      agentsPeak,
      targets,
      timeoutMs,
      warmupMs,
      connections: connections2,
      connectionLimit,
      http,
      rings,
      tellComponents,
      ...closed === void 0 ? {} : { closed },
      ...retry === void 0 ? {} : { retry },
      ...traces2 === void 0 ? {} : { traces: traces2 }
    }, signal, (told) => told.components.forEach((fresh, side) => components[side]?.push(...fresh)));
    read();
    const endMs = Math.max(warmupMs, report2.endedAtMs);
    return {
      sides: targets.map(({ side }, i) => {
        const { waitedForConnection: _waited, spacing: _spacing, ...seen } = report2.sides[i];
        return { side, ...tallies[i].finish(endMs), ...seen };
      }),
      matched: pairs?.medians() ?? [],
      generator: describeGenerator(options, tallies, report2, endMs),
      stopped: report2.stopped
    };
  } finally {
    clearInterval(timer);
  }
};
function describeGenerator({ schedule, warmupMs }, tallies, report2, endMs) {
  const { cpuMs, cpuOf, rssBytes, eventLoopDelayUs, busyShare, gcPauses, clockStepUs, sides } = report2;
  const sendings = tallies.map((tally) => tally.sending(endMs));
  const lag = new Histogram();
  for (const one of sendings) lag.add(one.lag);
  const planned = sendings.reduce((total2, one) => total2 + one.planned, 0);
  const perSecond4 = (count, untilMs) => untilMs > warmupMs ? count / tallies.length / ((untilMs - warmupMs) / 1e3) : 0;
  const achievedRatePerSecond = perSecond4(lag.count, Math.max(endMs, ...sendings.map((one) => one.lastSendMs)));
  return {
    lagUs: { p50: lag.quantile(0.5) ?? 0, p99: lag.quantile(0.99) ?? 0, max: lag.max ?? 0, samples: lag.count },
    plannedRatePerSecond: schedule.closed === void 0 ? perSecond4(planned, endMs) : achievedRatePerSecond,
    achievedRatePerSecond,
    dropped: planned - lag.count,
    spacing: sides[0]?.spacing ?? { planned: void 0, realised: void 0 },
    exhausted: tallies.reduce((total2, tally) => total2 + tally.exhausted, 0),
    eventLoopDelayUs,
    busyShare,
    gcPauses,
    clockStepUs,
    cpuMs,
    cpuOf,
    rssBytes,
    waitedForConnection: sides.reduce((total2, one) => total2 + one.waitedForConnection, 0)
  };
}
function progressTo(onProgress, { schedule, targets }, tallies, components) {
  const startedMs = performance.now();
  let toldMs = startedMs;
  return () => {
    const nowMs = performance.now();
    const sides = targets.map(({ side }, i) => ({ side, ...tallies[i].progress(nowMs - toldMs), components: components[i]?.splice(0) ?? [] }));
    toldMs = nowMs;
    const elapsedMs = nowMs - startedMs;
    onProgress({ elapsedMs, remainingMs: Math.max(0, schedule.durationMs - elapsedMs), agents: agentsAt(schedule, elapsedMs), sides });
  };
}
function agentsAt({ agentsAtWork = [], agentsPeak }, elapsedMs) {
  return agentsAtWork[Math.min(agentsAtWork.length - 1, Math.floor(elapsedMs / 1e3))] ?? agentsPeak;
}

// src/load/saturation.ts
var MIN_ACHIEVED_SHARE = 0.95;
var MAX_LAG_P99_US = 5e4;
var MAX_DROPPED_SHARE = 0.01;
var MAX_CLOCK_STEP_US = 10;
var MAX_BUSY_SHARE = 0.85;
var HEADROOM = 0.9;
var FILE = { rate: "load.rate", duration: "load.duration", agents: "load.agents", shared: "`load: { connections: shared }`" };
function judgeGenerator(health, knobs = FILE) {
  const { lagUs, plannedRatePerSecond, achievedRatePerSecond, dropped, exhausted, eventLoopDelayUs } = health;
  const achievedShare = plannedRatePerSecond > 0 ? achievedRatePerSecond / plannedRatePerSecond : 0;
  const droppedShare = dropped + lagUs.samples > 0 ? dropped / (dropped + lagUs.samples) : 1;
  return [
    {
      name: "generator rate",
      ok: achievedShare >= MIN_ACHIEVED_SHARE,
      observed: `${rate2(achievedRatePerSecond)} of ${rate2(plannedRatePerSecond)} planned`,
      limit: `at least ${MIN_ACHIEVED_SHARE * 100} %`,
      advice: adviceFor(health, knobs)
    },
    {
      name: "generator lag",
      ok: lagUs.samples > 0 && lagUs.p99 <= MAX_LAG_P99_US,
      observed: lagUs.samples > 0 ? `p99 ${(lagUs.p99 / 1e3).toFixed(1)} ms behind the plan` : "nothing sent",
      limit: `p99 at most ${MAX_LAG_P99_US / 1e3} ms`,
      advice: adviceFor(health, knobs)
    },
    {
      name: "generator drops",
      ok: droppedShare <= MAX_DROPPED_SHARE,
      observed: `${(droppedShare * 100).toFixed(1)} % of the planned requests never sent`,
      limit: `at most ${MAX_DROPPED_SHARE * 100} %`,
      advice: adviceFor(health, knobs)
    },
    {
      name: "generator sockets",
      ok: exhausted === 0,
      observed: exhausted === 0 ? "there was always one" : `${exhausted} requests found no socket or port left`,
      limit: "always one left",
      advice: `use ${knobs.shared}, lower ${knobs.rate} or ${knobs.agents}, or raise \`ulimit -n\` of the runner`
    },
    judgeBusyShare(health, knobs),
    {
      name: "generator event loop",
      ok: eventLoopDelayUs.p99 <= MAX_LAG_P99_US,
      observed: `p99 ${(eventLoopDelayUs.p99 / 1e3).toFixed(1)} ms late for what came`,
      limit: `p99 at most ${MAX_LAG_P99_US / 1e3} ms`,
      advice: `lower ${knobs.rate} or ${knobs.agents}, or give the runner more cores`
    },
    {
      name: "clock",
      ok: health.clockStepUs <= MAX_CLOCK_STEP_US,
      observed: `steps of ${health.clockStepUs.toPrecision(2)} \xB5s`,
      limit: `steps of at most ${MAX_CLOCK_STEP_US} \xB5s`,
      advice: "the clock of this machine is too coarse for response times: give it another clock source (`/sys/devices/system/clocksource`), or use another runner"
    }
  ];
}
function judgeBusyShare({ lagUs, busyShare }, knobs = FILE) {
  return {
    name: "generator busy",
    ok: lagUs.samples === 0 || busyShare <= MAX_BUSY_SHARE,
    observed: `at work ${(busyShare * 100).toFixed(0)} % of the time`,
    limit: `at most ${MAX_BUSY_SHARE * 100} %`,
    advice: `what was reached is the generator's own limit: lower ${knobs.rate} or ${knobs.agents}, or give the runner more cores`
  };
}
function adviceFor({ lagUs, plannedRatePerSecond, achievedRatePerSecond }, knobs) {
  if (lagUs.samples === 0) return `nothing was sent: raise ${knobs.rate} or ${knobs.duration}`;
  const kept = achievedRatePerSecond >= plannedRatePerSecond * MIN_ACHIEVED_SHARE;
  const below = Math.max(1, Math.floor(kept ? plannedRatePerSecond / 2 : achievedRatePerSecond * HEADROOM));
  return `lower ${knobs.rate} so that the mean of the slot stays below ${below}/s, or give the runner more cores`;
}
function rate2(perSecond4) {
  return `${perSecond4.toFixed(perSecond4 < 10 ? 1 : 0)}/s`;
}

export {
  hashConfig,
  didYouMean,
  show,
  DEFAULT_CONFIG_FILE,
  DEFAULT_LOAD,
  parseQuantity,
  duration,
  rate,
  share,
  choice,
  section,
  name,
  line,
  httpUrl,
  wholeText,
  readKey,
  describeIssue,
  listFindings,
  PATTERN_NAMES,
  PATTERNS,
  readDay,
  readConfig,
  beginSearch,
  takeStep,
  nextStep,
  bracketsOf,
  isCapacityKnown,
  planLooks,
  isDecided,
  needsPairedRounds,
  SHARES_OF_ALPHA,
  testChange,
  knowsItsNoise,
  judgeRun,
  comparePhase,
  MAX_ARRIVALS,
  peakOf,
  buildPatternSchedule,
  buildSteadySchedule,
  buildClosedSchedule,
  readConnectionLimit,
  runInThread,
  judgeGenerator,
  judgeBusyShare
};

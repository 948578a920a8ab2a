import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  hasVariable,
  listProcesses,
  releaseDeadMounts,
  releaseMounts,
  withDescendants
} from "./chunk-7O44RMCV.js";
import {
  PublishError
} from "./chunk-A5J25BNU.js";
import {
  context,
  defaults,
  error,
  getOctokit,
  group,
  info,
  require_light,
  retry,
  saveState,
  setOutput,
  setSecret,
  summary,
  warning
} from "./chunk-CZCA6TUO.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-NLBF54U6.js";

// node_modules/pend/index.js
var require_pend = __commonJS({
  "node_modules/pend/index.js"(exports, module) {
    module.exports = Pend;
    function Pend() {
      this.pending = 0;
      this.max = Infinity;
      this.listeners = [];
      this.waiting = [];
      this.error = null;
    }
    Pend.prototype.go = function(fn) {
      if (this.pending < this.max) {
        pendGo(this, fn);
      } else {
        this.waiting.push(fn);
      }
    };
    Pend.prototype.wait = function(cb) {
      if (this.pending === 0) {
        cb(this.error);
      } else {
        this.listeners.push(cb);
      }
    };
    Pend.prototype.hold = function() {
      return pendHold(this);
    };
    function pendHold(self) {
      self.pending += 1;
      var called = false;
      return onCb;
      function onCb(err) {
        if (called) throw new Error("callback called twice");
        called = true;
        self.error = self.error || err;
        self.pending -= 1;
        if (self.waiting.length > 0 && self.pending < self.max) {
          pendGo(self, self.waiting.shift());
        } else if (self.pending === 0) {
          var listeners = self.listeners;
          self.listeners = [];
          listeners.forEach(cbListener);
        }
      }
      function cbListener(listener) {
        listener(self.error);
      }
    }
    function pendGo(self, fn) {
      fn(pendHold(self));
    }
  }
});

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = __commonJS({
  "node_modules/yauzl/fd-slicer.js"(exports) {
    var fs = __require("fs");
    var util = __require("util");
    var stream = __require("stream");
    var Readable = stream.Readable;
    var PassThrough = stream.PassThrough;
    var Pend = require_pend();
    var EventEmitter = __require("events").EventEmitter;
    exports.BufferSlicer = BufferSlicer;
    exports.FdSlicer = FdSlicer;
    util.inherits(FdSlicer, EventEmitter);
    function FdSlicer(fd) {
      EventEmitter.call(this);
      this.fd = fd;
      this.pend = new Pend();
      this.pend.max = 1;
      this.refCount = 0;
    }
    FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      var self = this;
      self.pend.go(function(cb) {
        fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer2) {
          cb();
          callback(err, bytesRead, buffer2);
        });
      });
    };
    FdSlicer.prototype.createReadStream = function(options2) {
      return new ReadStream(this, options2);
    };
    FdSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    FdSlicer.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount < 0) throw new Error("invalid unref");
      if (self.refCount > 0) return;
      fs.close(self.fd, onCloseDone);
      function onCloseDone(err) {
        if (err) {
          self.emit("error", err);
        } else {
          self.emit("close");
        }
      }
    };
    util.inherits(ReadStream, Readable);
    function ReadStream(context2, options2) {
      options2 = options2 || {};
      Readable.call(this, options2);
      this.context = context2;
      this.context.ref();
      this.start = options2.start || 0;
      this.endOffset = options2.end;
      this.pos = this.start;
    }
    ReadStream.prototype._read = function(n) {
      var self = this;
      var toRead = Math.min(self._readableState.highWaterMark, n);
      if (self.endOffset != null) {
        toRead = Math.min(toRead, self.endOffset - self.pos);
      }
      if (toRead <= 0) {
        self.push(null);
        this._cleanup();
        return;
      }
      self.context.pend.go(function(cb) {
        var buffer = Buffer.allocUnsafe(toRead);
        fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
          if (err) {
            self.destroy(err);
          } else if (bytesRead === 0) {
            self.push(null);
            self._cleanup();
          } else {
            self.pos += bytesRead;
            self.push(buffer.slice(0, bytesRead));
          }
          cb();
        });
      });
    };
    ReadStream.prototype._destroy = function(err, cb) {
      this._cleanup();
      cb(err);
    };
    ReadStream.prototype._cleanup = function() {
      if (this.context != null) {
        this.context.unref();
        this.context = null;
      }
    };
    util.inherits(BufferSlicer, EventEmitter);
    function BufferSlicer(buffer) {
      EventEmitter.call(this);
      this.refCount = 0;
      this.buffer = buffer;
    }
    BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
      if (position < 0) throw new RangeError("position is negative: " + position);
      if (offset + length > buffer.length) {
        length = buffer.length - offset;
      }
      if (position + length > this.buffer.length) {
        length = this.buffer.length - position;
      }
      if (length <= 0) {
        setImmediate(function() {
          callback(null, 0);
        });
        return;
      }
      this.buffer.copy(buffer, offset, position, position + length);
      setImmediate(function() {
        callback(null, length);
      });
    };
    BufferSlicer.prototype.createReadStream = function(options2) {
      options2 = options2 || {};
      var readStream = new PassThrough(options2);
      readStream.start = options2.start || 0;
      readStream.endOffset = options2.end;
      readStream.pos = readStream.endOffset || this.buffer.length;
      var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
      var maxChunkSize = 65536;
      var offset = 0;
      while (true) {
        var nextOffset = offset + maxChunkSize;
        if (nextOffset >= entireSlice.length) {
          if (offset < entireSlice.length) {
            readStream.write(entireSlice.slice(offset, entireSlice.length));
          }
          break;
        }
        readStream.write(entireSlice.slice(offset, nextOffset));
        offset = nextOffset;
      }
      readStream.end();
      return readStream;
    };
    BufferSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    BufferSlicer.prototype.unref = function() {
      this.refCount -= 1;
      if (this.refCount < 0) {
        throw new Error("invalid unref");
      }
    };
  }
});

// node_modules/yauzl/crc32.js
var require_crc32 = __commonJS({
  "node_modules/yauzl/crc32.js"(exports, module) {
    var CRC_TABLE = new Int32Array([
      0,
      1996959894,
      3993919788,
      2567524794,
      124634137,
      1886057615,
      3915621685,
      2657392035,
      249268274,
      2044508324,
      3772115230,
      2547177864,
      162941995,
      2125561021,
      3887607047,
      2428444049,
      498536548,
      1789927666,
      4089016648,
      2227061214,
      450548861,
      1843258603,
      4107580753,
      2211677639,
      325883990,
      1684777152,
      4251122042,
      2321926636,
      335633487,
      1661365465,
      4195302755,
      2366115317,
      997073096,
      1281953886,
      3579855332,
      2724688242,
      1006888145,
      1258607687,
      3524101629,
      2768942443,
      901097722,
      1119000684,
      3686517206,
      2898065728,
      853044451,
      1172266101,
      3705015759,
      2882616665,
      651767980,
      1373503546,
      3369554304,
      3218104598,
      565507253,
      1454621731,
      3485111705,
      3099436303,
      671266974,
      1594198024,
      3322730930,
      2970347812,
      795835527,
      1483230225,
      3244367275,
      3060149565,
      1994146192,
      31158534,
      2563907772,
      4023717930,
      1907459465,
      112637215,
      2680153253,
      3904427059,
      2013776290,
      251722036,
      2517215374,
      3775830040,
      2137656763,
      141376813,
      2439277719,
      3865271297,
      1802195444,
      476864866,
      2238001368,
      4066508878,
      1812370925,
      453092731,
      2181625025,
      4111451223,
      1706088902,
      314042704,
      2344532202,
      4240017532,
      1658658271,
      366619977,
      2362670323,
      4224994405,
      1303535960,
      984961486,
      2747007092,
      3569037538,
      1256170817,
      1037604311,
      2765210733,
      3554079995,
      1131014506,
      879679996,
      2909243462,
      3663771856,
      1141124467,
      855842277,
      2852801631,
      3708648649,
      1342533948,
      654459306,
      3188396048,
      3373015174,
      1466479909,
      544179635,
      3110523913,
      3462522015,
      1591671054,
      702138776,
      2966460450,
      3352799412,
      1504918807,
      783551873,
      3082640443,
      3233442989,
      3988292384,
      2596254646,
      62317068,
      1957810842,
      3939845945,
      2647816111,
      81470997,
      1943803523,
      3814918930,
      2489596804,
      225274430,
      2053790376,
      3826175755,
      2466906013,
      167816743,
      2097651377,
      4027552580,
      2265490386,
      503444072,
      1762050814,
      4150417245,
      2154129355,
      426522225,
      1852507879,
      4275313526,
      2312317920,
      282753626,
      1742555852,
      4189708143,
      2394877945,
      397917763,
      1622183637,
      3604390888,
      2714866558,
      953729732,
      1340076626,
      3518719985,
      2797360999,
      1068828381,
      1219638859,
      3624741850,
      2936675148,
      906185462,
      1090812512,
      3747672003,
      2825379669,
      829329135,
      1181335161,
      3412177804,
      3160834842,
      628085408,
      1382605366,
      3423369109,
      3138078467,
      570562233,
      1426400815,
      3317316542,
      2998733608,
      733239954,
      1555261956,
      3268935591,
      3050360625,
      752459403,
      1541320221,
      2607071920,
      3965973030,
      1969922972,
      40735498,
      2617837225,
      3943577151,
      1913087877,
      83908371,
      2512341634,
      3803740692,
      2075208622,
      213261112,
      2463272603,
      3855990285,
      2094854071,
      198958881,
      2262029012,
      4057260610,
      1759359992,
      534414190,
      2176718541,
      4139329115,
      1873836001,
      414664567,
      2282248934,
      4279200368,
      1711684554,
      285281116,
      2405801727,
      4167216745,
      1634467795,
      376229701,
      2685067896,
      3608007406,
      1308918612,
      956543938,
      2808555105,
      3495958263,
      1231636301,
      1047427035,
      2932959818,
      3654703836,
      1088359270,
      936918e3,
      2847714899,
      3736837829,
      1202900863,
      817233897,
      3183342108,
      3401237130,
      1404277552,
      615818150,
      3134207493,
      3453421203,
      1423857449,
      601450431,
      3009837614,
      3294710456,
      1567103746,
      711928724,
      3020668471,
      3272380065,
      1510334235,
      755167117
    ]);
    function crc32(buf) {
      let crc = -1;
      for (let x of buf) {
        crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
      }
      return (crc ^ -1) >>> 0;
    }
    module.exports = crc32;
  }
});

// node_modules/yauzl/index.js
var require_yauzl = __commonJS({
  "node_modules/yauzl/index.js"(exports) {
    var fs = __require("fs");
    var zlib = __require("zlib");
    var fd_slicer = require_fd_slicer();
    var util = __require("util");
    var EventEmitter = __require("events").EventEmitter;
    var Transform = __require("stream").Transform;
    var PassThrough = __require("stream").PassThrough;
    var Writable = __require("stream").Writable;
    var crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
    exports.open = open;
    exports.fromFd = fromFd;
    exports.fromBuffer = fromBuffer2;
    exports.fromRandomAccessReader = fromRandomAccessReader;
    exports.openPromise = openPromise;
    exports.fromFdPromise = fromFdPromise;
    exports.fromBufferPromise = fromBufferPromise;
    exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
    exports.dosDateTimeToDate = dosDateTimeToDate;
    exports.getFileNameLowLevel = getFileNameLowLevel;
    exports.validateFileName = validateFileName;
    exports.parseExtraFields = parseExtraFields;
    exports.ZipFile = ZipFile;
    exports.Entry = Entry;
    exports.LocalFileHeader = LocalFileHeader;
    exports.RandomAccessReader = RandomAccessReader;
    function openPromise(path, options2) {
      return new Promise((resolve, reject) => {
        open(path, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromFdPromise(fd, options2) {
      return new Promise((resolve, reject) => {
        fromFd(fd, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromBufferPromise(buffer, options2) {
      return new Promise((resolve, reject) => {
        fromBuffer2(buffer, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function fromRandomAccessReaderPromise(reader, totalSize, options2) {
      return new Promise((resolve, reject) => {
        fromRandomAccessReader(reader, totalSize, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve(zipfile);
        });
      });
    }
    function open(path, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.open(path, "r", function(err, fd) {
        if (err) return callback(err);
        fromFd(fd, options2, function(err2, zipfile) {
          if (err2) fs.close(fd, defaultCallback);
          callback(err2, zipfile);
        });
      });
    }
    function fromFd(fd, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.fstat(fd, function(err, stats) {
        if (err) return callback(err);
        var reader = new fd_slicer.FdSlicer(fd);
        fromRandomAccessReader(reader, stats.size, options2, callback);
      });
    }
    function fromBuffer2(buffer, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      var reader = new fd_slicer.BufferSlicer(buffer);
      fromRandomAccessReader(reader, buffer.length, options2, callback);
    }
    function fromRandomAccessReader(reader, totalSize, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      var decodeStrings = !!options2.decodeStrings;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
      if (totalSize > Number.MAX_SAFE_INTEGER) {
        throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
      }
      reader.ref();
      var eocdrWithoutCommentSize = 22;
      var zip64EocdlSize = 20;
      var maxCommentSize = 65535;
      var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
      var buffer = newBuffer(bufferSize);
      var bufferReadStart = totalSize - buffer.length;
      readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
        if (err) return callback(err);
        for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
          if (buffer.readUInt32LE(i) !== 101010256) continue;
          var eocdrBuffer = buffer.subarray(i);
          var diskNumber = eocdrBuffer.readUInt16LE(4);
          var entryCount = eocdrBuffer.readUInt16LE(10);
          var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
          var commentLength = eocdrBuffer.readUInt16LE(20);
          var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
          if (commentLength !== expectedCommentLength) {
            return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK\u263A\u263B` in the comment?"));
          }
          var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
          if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
            var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
            var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
            var zip64EocdrBuffer = newBuffer(56);
            return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err2) {
              if (err2) return callback(err2);
              if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) {
                return callback(new Error("invalid zip64 end of central directory record signature"));
              }
              diskNumber = zip64EocdrBuffer.readUInt32LE(16);
              if (diskNumber !== 0) {
                return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
              }
              entryCount = readUInt64LE(zip64EocdrBuffer, 32);
              centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
              return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
            });
          }
          if (diskNumber !== 0) {
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
        }
        callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
      });
    }
    util.inherits(ZipFile, EventEmitter);
    function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
      var self = this;
      EventEmitter.call(self);
      self.reader = reader;
      self.reader.on("error", function(err) {
        emitError(self, err);
      });
      self.reader.once("close", function() {
        self.emit("close");
      });
      self.readEntryCursor = centralDirectoryOffset;
      self.fileSize = fileSize;
      self.entryCount = entryCount;
      self.comment = comment;
      self.entriesRead = 0;
      self.autoClose = !!autoClose;
      self.lazyEntries = !!lazyEntries;
      self.decodeStrings = !!decodeStrings;
      self.validateEntrySizes = !!validateEntrySizes;
      self.strictFileNames = !!strictFileNames;
      self.isOpen = true;
      self.emittedError = false;
      self.hasEachEntryBeenCalled = false;
      if (!self.lazyEntries) self._readEntry();
    }
    ZipFile.prototype.close = function() {
      if (!this.isOpen) return;
      this.isOpen = false;
      this.reader.unref();
    };
    function emitErrorAndAutoClose(self, err) {
      if (self.autoClose) self.close();
      emitError(self, err);
    }
    function emitError(self, err) {
      if (self.emittedError) return;
      self.emittedError = true;
      self.emit("error", err);
    }
    ZipFile.prototype.readEntry = function() {
      if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
      this._readEntry();
    };
    ZipFile.prototype._readEntry = function() {
      var self = this;
      if (self.entryCount === self.entriesRead) {
        setImmediate(function() {
          if (self.autoClose) self.close();
          if (self.emittedError) return;
          self.emit("end");
        });
        return;
      }
      if (self.emittedError) return;
      var buffer = newBuffer(46);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
        if (err) return emitErrorAndAutoClose(self, err);
        if (self.emittedError) return;
        var entry = new Entry();
        var signature = buffer.readUInt32LE(0);
        if (signature !== 33639248) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
        entry.versionMadeBy = buffer.readUInt16LE(4);
        entry.versionNeededToExtract = buffer.readUInt16LE(6);
        entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
        entry.compressionMethod = buffer.readUInt16LE(10);
        entry.lastModFileTime = buffer.readUInt16LE(12);
        entry.lastModFileDate = buffer.readUInt16LE(14);
        entry.crc32 = buffer.readUInt32LE(16);
        entry.compressedSize = buffer.readUInt32LE(20);
        entry.uncompressedSize = buffer.readUInt32LE(24);
        entry.fileNameLength = buffer.readUInt16LE(28);
        entry.extraFieldLength = buffer.readUInt16LE(30);
        entry.fileCommentLength = buffer.readUInt16LE(32);
        entry.internalFileAttributes = buffer.readUInt16LE(36);
        entry.externalFileAttributes = buffer.readUInt32LE(38);
        entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
        if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
        self.readEntryCursor += 46;
        buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
        readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err2) {
          if (err2) return emitErrorAndAutoClose(self, err2);
          if (self.emittedError) return;
          entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
          var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
          entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
          entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
          try {
            entry.extraFields = parseExtraFields(entry.extraFieldRaw);
          } catch (err3) {
            return emitErrorAndAutoClose(self, err3);
          }
          if (self.decodeStrings) {
            var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
            entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
            entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
            var errorMessage = validateFileName(entry.fileName);
            if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
          } else {
            entry.fileComment = entry.fileCommentRaw;
            entry.fileName = entry.fileNameRaw;
          }
          entry.comment = entry.fileComment;
          self.readEntryCursor += buffer.length;
          self.entriesRead += 1;
          for (var i = 0; i < entry.extraFields.length; i++) {
            var extraField = entry.extraFields[i];
            if (extraField.id !== 1) continue;
            var zip64EiefBuffer = extraField.data;
            var index = 0;
            if (entry.uncompressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
              }
              entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.compressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
              }
              entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.relativeOffsetOfLocalHeader === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
              }
              entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            break;
          }
          if (self.validateEntrySizes && entry.compressionMethod === 0) {
            var expectedCompressedSize = entry.uncompressedSize;
            if (entry.isEncrypted()) {
              expectedCompressedSize += 12;
            }
            if (entry.compressedSize !== expectedCompressedSize) {
              var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
              return emitErrorAndAutoClose(self, new Error(msg));
            }
          }
          self.emit("entry", entry);
          if (!self.lazyEntries) self._readEntry();
        });
      });
    };
    ZipFile.prototype.eachEntry = function() {
      const self = this;
      if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
      if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
      self.hasEachEntryBeenCalled = true;
      let pendingResolveReject = null;
      self.on("entry", onEntry);
      self.on("end", onEnd);
      self.on("error", onError);
      function cleanup() {
        self.removeListener("entry", onEntry);
        self.removeListener("end", onEnd);
        self.removeListener("error", onError);
        if (self.autoClose) self.close();
      }
      function onEntry(entry) {
        let { resolve } = pendingResolveReject;
        pendingResolveReject = null;
        resolve({ value: entry });
      }
      function onEnd() {
        let { resolve } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        resolve({ done: true });
      }
      function onError(err) {
        let { reject } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        reject(err);
      }
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next() {
          const promise = new Promise((resolve, reject) => {
            if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
            pendingResolveReject = { resolve, reject };
          });
          self.readEntry();
          return promise;
        },
        return(value) {
          cleanup();
          return Promise.resolve({ done: true, value });
        },
        throw(value) {
          cleanup();
          return Promise.reject(value);
        }
      };
    };
    ZipFile.prototype.openReadStream = function(entry, options2, callback) {
      var self = this;
      var relativeStart = 0;
      var relativeEnd = entry.compressedSize;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) {
        options2 = {};
      } else {
        if (options2.decodeFileData === false) {
          if (options2.decrypt != null) {
            throw new Error("cannot use options.decrypt when options.decodeFileData === false");
          }
          if (options2.decompress != null) {
            throw new Error("cannot use options.decompress when options.decodeFileData === false");
          }
        } else {
          if (options2.decrypt != null) {
            if (!entry.isEncrypted()) {
              throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
            }
            if (options2.decrypt !== false) throw new Error("invalid options.decrypt value: " + options2.decrypt);
            if (entry.isCompressed()) {
              if (options2.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
            }
          }
          if (options2.decompress != null) {
            if (!entry.isCompressed()) {
              throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
            }
            if (!(options2.decompress === false || options2.decompress === true)) {
              throw new Error("invalid options.decompress value: " + options2.decompress);
            }
            decompress = options2.decompress;
          }
        }
        if (options2.start != null) {
          relativeStart = options2.start;
          if (relativeStart < 0) throw new Error("options.start < 0");
          if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
        }
        if (options2.end != null) {
          relativeEnd = options2.end;
          if (relativeEnd < 0) throw new Error("options.end < 0");
          if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
          if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
        }
      }
      var rawMode = options2.decodeFileData === false || // Explicitly requested raw.
      (entry.compressionMethod === 0 || // Naturally without compression.
      entry.compressionMethod === 8 && options2.decompress === false) && (!entry.isEncrypted() || // Naturally without encryption.
      options2.decrypt === false);
      if (options2.start != null || options2.end != null) {
        if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
      }
      if (!self.isOpen) return callback(new Error("closed"));
      if (entry.isEncrypted() && !rawMode) {
        if (options2.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
      }
      var decompress;
      if (rawMode) {
        decompress = false;
      } else if (entry.compressionMethod === 8) {
        decompress = options2.decodeFileData !== true;
      } else {
        return callback(new Error("unsupported compression method: " + entry.compressionMethod));
      }
      self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
        if (err) return callback(err);
        self.openReadStreamLowLevel(
          localFileHeader.fileDataStart,
          entry.compressedSize,
          relativeStart,
          relativeEnd,
          decompress,
          entry.uncompressedSize,
          callback
        );
      });
    };
    ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
      var self = this;
      var fileDataEnd = fileDataStart + compressedSize;
      var readStream = self.reader.createReadStream({
        start: fileDataStart + relativeStart,
        end: fileDataStart + relativeEnd
      });
      var endpointStream = readStream;
      if (decompress) {
        var destroyed = false;
        var inflateFilter = zlib.createInflateRaw();
        readStream.on("error", function(err) {
          setImmediate(function() {
            if (!destroyed) inflateFilter.emit("error", err);
          });
        });
        readStream.pipe(inflateFilter);
        if (self.validateEntrySizes) {
          endpointStream = new AssertByteCountStream(uncompressedSize);
          inflateFilter.on("error", function(err) {
            setImmediate(function() {
              if (!destroyed) endpointStream.emit("error", err);
            });
          });
          inflateFilter.pipe(endpointStream);
        } else {
          endpointStream = inflateFilter;
        }
        installDestroyFn(endpointStream, function() {
          destroyed = true;
          if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
          readStream.unpipe(inflateFilter);
          readStream.destroy();
        });
      }
      callback(null, endpointStream);
    };
    ZipFile.prototype.readLocalFileHeader = function(entry, options2, callback) {
      var self = this;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      self.reader.ref();
      var buffer = newBuffer(30);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
        try {
          if (err) return callback(err);
          var signature = buffer.readUInt32LE(0);
          if (signature !== 67324752) {
            return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
          }
          var fileNameLength = buffer.readUInt16LE(26);
          var extraFieldLength = buffer.readUInt16LE(28);
          var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
          if (fileDataStart + entry.compressedSize > self.fileSize) {
            return callback(new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
          }
          if (options2.minimal) {
            return callback(null, { fileDataStart });
          }
          var localFileHeader = new LocalFileHeader();
          localFileHeader.fileDataStart = fileDataStart;
          localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
          localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
          localFileHeader.compressionMethod = buffer.readUInt16LE(8);
          localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
          localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
          localFileHeader.crc32 = buffer.readUInt32LE(14);
          localFileHeader.compressedSize = buffer.readUInt32LE(18);
          localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
          localFileHeader.fileNameLength = fileNameLength;
          localFileHeader.extraFieldLength = extraFieldLength;
          buffer = newBuffer(fileNameLength + extraFieldLength);
          self.reader.ref();
          readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err2) {
            try {
              if (err2) return callback(err2);
              localFileHeader.fileName = buffer.subarray(0, fileNameLength);
              localFileHeader.extraField = buffer.subarray(fileNameLength);
              return callback(null, localFileHeader);
            } finally {
              self.reader.unref();
            }
          });
        } finally {
          self.reader.unref();
        }
      });
    };
    ZipFile.prototype.openReadStreamPromise = function(entry, options2) {
      return new Promise((resolve, reject) => {
        this.openReadStream(entry, options2, function(err, readStream) {
          if (err) return reject(err);
          resolve(readStream);
        });
      });
    };
    ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
      return new Promise((resolve, reject) => {
        this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
          if (err) return reject(err);
          resolve(readStream);
        });
      });
    };
    ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options2) {
      return new Promise((resolve, reject) => {
        this.readLocalFileHeader(entry, options2, function(err, localFileHeader) {
          if (err) return reject(err);
          resolve(localFileHeader);
        });
      });
    };
    function Entry() {
    }
    Entry.prototype.getLastModDate = function(options2) {
      if (options2 == null) options2 = {};
      if (!options2.forceDosFormat) {
        for (var i = 0; i < this.extraFields.length; i++) {
          var extraField = this.extraFields[i];
          if (extraField.id === 21589) {
            var data = extraField.data;
            if (data.length < 5) continue;
            var flags = data[0];
            var HAS_MTIME = 1;
            if (!(flags & HAS_MTIME)) continue;
            var posixTimestamp = data.readInt32LE(1);
            return new Date(posixTimestamp * 1e3);
          } else if (extraField.id === 10) {
            var data = extraField.data;
            if (data.length !== 32) continue;
            if (data.readUInt16LE(4) !== 1) continue;
            if (data.readUInt16LE(6) !== 24) continue;
            var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
            var millisecondsSince1970 = hundredNanoSecondsSince1601 / 1e4 - 116444736e5;
            return new Date(millisecondsSince1970);
          }
        }
      }
      return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options2.timezone);
    };
    Entry.prototype.canDecodeFileData = function() {
      return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
    };
    Entry.prototype.isEncrypted = function() {
      return (this.generalPurposeBitFlag & 1) !== 0;
    };
    Entry.prototype.isCompressed = function() {
      return this.compressionMethod === 8;
    };
    function LocalFileHeader() {
    }
    function dosDateTimeToDate(date, time, timezone) {
      var day = date & 31;
      var month = (date >> 5 & 15) - 1;
      var year = (date >> 9 & 127) + 1980;
      var millisecond = 0;
      var second = (time & 31) * 2;
      var minute = time >> 5 & 63;
      var hour = time >> 11 & 31;
      if (timezone == null || timezone === "local") {
        return new Date(year, month, day, hour, minute, second, millisecond);
      } else if (timezone === "UTC") {
        return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
      } else {
        throw new Error("unrecognized options.timezone: " + options.timezone);
      }
    }
    function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
      var fileName = null;
      for (var i = 0; i < extraFields.length; i++) {
        var extraField = extraFields[i];
        if (extraField.id === 28789) {
          if (extraField.data.length < 6) {
            continue;
          }
          if (extraField.data.readUInt8(0) !== 1) {
            continue;
          }
          var oldNameCrc32 = extraField.data.readUInt32LE(1);
          if (crc32(fileNameBuffer) !== oldNameCrc32) {
            continue;
          }
          fileName = decodeBuffer(extraField.data.subarray(5), true);
          break;
        }
      }
      if (fileName == null) {
        var isUtf8 = (generalPurposeBitFlag & 2048) !== 0;
        fileName = decodeBuffer(fileNameBuffer, isUtf8);
      }
      if (!strictFileNames) {
        fileName = fileName.replace(/\\/g, "/");
      }
      return fileName;
    }
    function validateFileName(fileName) {
      if (fileName.indexOf("\\") !== -1) {
        return "invalid characters in fileName: " + fileName;
      }
      if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
        return "absolute path: " + fileName;
      }
      if (fileName.split("/").indexOf("..") !== -1) {
        return "invalid relative path: " + fileName;
      }
      return null;
    }
    function parseExtraFields(extraFieldBuffer) {
      var extraFields = [];
      var i = 0;
      while (i < extraFieldBuffer.length - 3) {
        var headerId = extraFieldBuffer.readUInt16LE(i + 0);
        var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
        var dataStart = i + 4;
        var dataEnd = dataStart + dataSize;
        if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
        var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
        extraFields.push({
          id: headerId,
          data: dataBuffer
        });
        i = dataEnd;
      }
      return extraFields;
    }
    function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
      if (length === 0) {
        return setImmediate(function() {
          callback(null, newBuffer(0));
        });
      }
      reader.read(buffer, offset, length, position, function(err, bytesRead) {
        if (err) return callback(err);
        if (bytesRead < length) {
          return callback(new Error("unexpected EOF"));
        }
        callback();
      });
    }
    util.inherits(AssertByteCountStream, Transform);
    function AssertByteCountStream(byteCount) {
      Transform.call(this);
      this.actualByteCount = 0;
      this.expectedByteCount = byteCount;
    }
    AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
      this.actualByteCount += chunk.length;
      if (this.actualByteCount > this.expectedByteCount) {
        var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb(null, chunk);
    };
    AssertByteCountStream.prototype._flush = function(cb) {
      if (this.actualByteCount < this.expectedByteCount) {
        var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb();
    };
    util.inherits(RandomAccessReader, EventEmitter);
    function RandomAccessReader() {
      EventEmitter.call(this);
      this.refCount = 0;
    }
    RandomAccessReader.prototype.ref = function() {
      this.refCount += 1;
    };
    RandomAccessReader.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount > 0) return;
      if (self.refCount < 0) throw new Error("invalid unref");
      self.close(onCloseDone);
      function onCloseDone(err) {
        if (err) return self.emit("error", err);
        self.emit("close");
      }
    };
    RandomAccessReader.prototype.createReadStream = function(options2) {
      if (options2 == null) options2 = {};
      var start = options2.start;
      var end = options2.end;
      if (start === end) {
        var emptyStream = new PassThrough();
        setImmediate(function() {
          emptyStream.end();
        });
        return emptyStream;
      }
      var stream = this._readStreamForRange(start, end);
      var destroyed = false;
      var refUnrefFilter = new RefUnrefFilter(this);
      stream.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) refUnrefFilter.emit("error", err);
        });
      });
      installDestroyFn(refUnrefFilter, function() {
        stream.unpipe(refUnrefFilter);
        refUnrefFilter.unref();
        stream.destroy();
      });
      var byteCounter = new AssertByteCountStream(end - start);
      refUnrefFilter.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) byteCounter.emit("error", err);
        });
      });
      installDestroyFn(byteCounter, function() {
        destroyed = true;
        refUnrefFilter.unpipe(byteCounter);
        refUnrefFilter.destroy();
      });
      return stream.pipe(refUnrefFilter).pipe(byteCounter);
    };
    RandomAccessReader.prototype._readStreamForRange = function(start, end) {
      throw new Error("not implemented");
    };
    RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
      var readStream = this.createReadStream({ start: position, end: position + length });
      var writeStream = new Writable();
      var written = 0;
      writeStream._write = function(chunk, encoding, cb) {
        chunk.copy(buffer, offset + written, 0, chunk.length);
        written += chunk.length;
        cb();
      };
      writeStream.on("finish", callback);
      readStream.on("error", function(error2) {
        callback(error2);
      });
      readStream.pipe(writeStream);
    };
    RandomAccessReader.prototype.close = function(callback) {
      setImmediate(callback);
    };
    util.inherits(RefUnrefFilter, PassThrough);
    function RefUnrefFilter(context2) {
      PassThrough.call(this);
      this.context = context2;
      this.context.ref();
      this.unreffedYet = false;
    }
    RefUnrefFilter.prototype._flush = function(cb) {
      this.unref();
      cb();
    };
    RefUnrefFilter.prototype.unref = function(cb) {
      if (this.unreffedYet) return;
      this.unreffedYet = true;
      this.context.unref();
    };
    var cp437 = "\0\u263A\u263B\u2665\u2666\u2663\u2660\u2022\u25D8\u25CB\u25D9\u2642\u2640\u266A\u266B\u263C\u25BA\u25C4\u2195\u203C\xB6\xA7\u25AC\u21A8\u2191\u2193\u2192\u2190\u221F\u2194\u25B2\u25BC !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2302\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0";
    function decodeBuffer(buffer, isUtf8) {
      if (isUtf8) {
        return buffer.toString("utf8");
      } else {
        var result = "";
        for (var i = 0; i < buffer.length; i++) {
          result += cp437[buffer[i]];
        }
        return result;
      }
    }
    function readUInt64LE(buffer, offset) {
      var lower32 = buffer.readUInt32LE(offset);
      var upper32 = buffer.readUInt32LE(offset + 4);
      return upper32 * 4294967296 + lower32;
    }
    var newBuffer;
    if (typeof Buffer.allocUnsafe === "function") {
      newBuffer = function(len) {
        return Buffer.allocUnsafe(len);
      };
    } else {
      newBuffer = function(len) {
        return new Buffer(len);
      };
    }
    function installDestroyFn(stream, fn) {
      if (typeof stream.destroy === "function") {
        stream._destroy = function(err, cb) {
          fn();
          if (cb != null) cb(err);
        };
      } else {
        stream.destroy = fn;
      }
    }
    function defaultCallback(err) {
      if (err) throw err;
    }
  }
});

// src/github/log.ts
var PROGRESS_EVERY_MS = 2e3;
function openJobLog(now) {
  let lastProgressAt = 0;
  return {
    info: (line) => info(withoutCommands(line)),
    warning: (line, at) => warning(line, positionOf(at)),
    error: (line, at) => error(line, positionOf(at)),
    progress(line) {
      if (now() - lastProgressAt < PROGRESS_EVERY_MS) return;
      lastProgressAt = now();
      info(withoutCommands(line));
    },
    group: (title, body) => group(title, body)
  };
}
function positionOf(at) {
  return at === void 0 ? {} : { file: at.file, startLine: at.line, ...at.column === void 0 ? {} : { startColumn: at.column } };
}
function withoutCommands(line) {
  return line.replace(/^([\s\u0085]*)(?=::)/gm, "$1\u200B").replaceAll("##[", "##\u200B[");
}

// src/github/artifacts.ts
import { createHash } from "node:crypto";

// src/github/artifact-store.ts
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/github/make-once.ts
var TRIES = 4;
var UNREPEATED = { request: { retries: 0 } };
async function makeOnce(make, find, { isLost = isLostRequest, most = TRIES } = {}) {
  for (let tries = 1; ; tries++) {
    try {
      return await make();
    } catch (error2) {
      if (tries === most || !isLost(error2)) throw error2;
      const made = await find();
      if (made !== void 0) return made;
    }
  }
}
function isLostRequest(error2) {
  return (error2.status ?? 0) >= 500;
}

// src/github/artifact-store.ts
var UPLOAD_MS = 6e4;
var WITH_ARTIFACTS = /^github\.com$|\.ghe\.com$|\.localhost$/i;
function openArtifactStore({ serverUrl, uploadMs = UPLOAD_MS, temporary = tmpdir() }) {
  let isSilent = false;
  const { hostname } = new URL(serverUrl);
  return async (name, files, options2) => {
    if (!WITH_ARTIFACTS.test(hostname)) throw new PublishError(`${hostname} is a GitHub Enterprise Server, which has no service for these artifacts`);
    if (isSilent) throw new PublishError("the artifact service does not answer");
    const { ArtifactNotFoundError, DefaultArtifactClient } = await import("./artifact-X6XY52I6.js");
    const client = new DefaultArtifactClient();
    const folder = await mkdtemp(join(temporary, "perf-gate-artifact-"));
    try {
      for (const { path, content } of files) await writeFile(join(folder, path), content);
      const inTime = (doing) => within(uploadMs, name, doing);
      const id = await makeOnce(
        () => inTime(client.uploadArtifact(name, files.map(({ path }) => join(folder, path)), folder, options2).then((one) => one.id)),
        () => inTime(client.getArtifact(name).then((one) => one.artifact.id, (error2) => {
          if (error2 instanceof ArtifactNotFoundError) return void 0;
          throw error2;
        })),
        { isLost: isLostUpload, most: 2 }
      );
      if (id === void 0) throw new PublishError(`the artifact ${name} got no id`);
      return id;
    } catch (error2) {
      isSilent = error2 instanceof TooLate;
      if (!/\(409\)/.test(error2.message)) throw error2;
      throw new PublishError(`this run has stored ${name} already: give each job that measures, or entry of a matrix, a \`report.comment-id\` and a \`baseline-name\` of its own`, { cause: error2 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
var TooLate = class extends PublishError {
  name = "TooLate";
};
function isLostUpload(error2) {
  const { message = "", statusCode = 0 } = error2;
  return error2 instanceof TooLate || /Unable to make request|FinalizeArtifact/.test(message) || statusCode >= 500 || statusCode >= 200 && statusCode < 300;
}
async function within(limitMs, name, doing) {
  const done = new AbortController();
  doing.catch(() => void 0);
  try {
    return await Promise.race([doing, sleep(limitMs, void 0, { signal: done.signal }).then(() => Promise.reject(new TooLate(`the artifact service did not take ${name} within ${limitMs / 1e3} s`)))]);
  } finally {
    done.abort();
  }
}

// src/github/missing-permission.ts
function isForbidden(error2) {
  const { status, message, errors } = error2;
  return status === 403 && !/rate limit/i.test(message ?? "") || (errors?.some((one) => one.type === "FORBIDDEN") ?? false);
}
async function naming(permission, what, request) {
  try {
    return await request();
  } catch (error2) {
    if (!isForbidden(error2)) throw error2;
    throw new PublishError(`the token may not ${what}: add \`${permission}\` to the \`permissions:\` of the job`, { cause: error2 });
  }
}
function openOptionally(log) {
  const told = /* @__PURE__ */ new Set();
  return async (permission, feature, request) => {
    try {
      return await request();
    } catch (error2) {
      if (!isForbidden(error2)) throw error2;
      if (!told.has(permission)) log.warning(`${feature} need a permission that this token does not have: add \`${permission}\` to the \`permissions:\` of the job. Without it they are left out`);
      told.add(permission);
      return void 0;
    }
  };
}

// src/github/read-zip-entry.ts
var import_yauzl = __toESM(require_yauzl(), 1);
var MAX_ENTRIES = 1e3;
function readZipEntry(zip, name, maxBytes) {
  return new Promise((resolve, reject) => {
    if (zip.length === 0) {
      resolve(void 0);
      return;
    }
    (0, import_yauzl.fromBuffer)(zip, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error2, file) => {
      if (error2 !== null) reject(error2);
      else walk(file, name, maxBytes).then(resolve, reject).finally(() => file.close());
    });
  });
}
function walk(file, name, maxBytes) {
  return new Promise((resolve, reject) => {
    let seen = 0;
    file.on("error", reject);
    file.on("end", () => resolve(void 0));
    file.on("entry", (entry) => {
      if (entry.fileName === name) readText(file, entry, maxBytes).then(resolve, reject);
      else if (++seen > MAX_ENTRIES) reject(new RangeError(`the archive has more than ${MAX_ENTRIES} entries`));
      else file.readEntry();
    });
    file.readEntry();
  });
}
function readText(file, entry, maxBytes) {
  return new Promise((resolve, reject) => {
    if (entry.uncompressedSize > maxBytes) {
      reject(new RangeError(`${entry.fileName} has ${entry.uncompressedSize} bytes unpacked, at most ${maxBytes} are read`));
      return;
    }
    file.openReadStream(entry, (error2, stream) => {
      if (error2 !== null) {
        reject(error2);
        return;
      }
      const chunks2 = [];
      stream.on("data", (chunk) => chunks2.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => resolve(Buffer.concat(chunks2).toString("utf8")));
    });
  });
}

// src/github/artifacts.ts
var MAX_PAGES = 3;
var MAX_PACKED_BYTES = 5e7;
function openArtifacts({ octokit, repo, serverUrl, runId, uploadMs, temporary }) {
  const store = openArtifactStore({ serverUrl, uploadMs, temporary });
  const linked = async (storing) => {
    const id = await storing;
    return { id, url: `${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId}/artifacts/${id}` };
  };
  return {
    upload: (name, files, retentionDays) => linked(store(name, files, retentionDays === void 0 ? {} : { retentionDays })),
    uploadPage: (name, content, retentionDays) => linked(store(name, [{ path: name, content }], { skipArchive: true, ...retentionDays === void 0 ? {} : { retentionDays } })),
    list: (name) => naming("actions: read", "list artifacts", async () => {
      const found = [];
      let pages = 0;
      for await (const { data } of octokit.paginate.iterator(octokit.rest.actions.listArtifactsForRepo, { ...repo, name, per_page: 100 })) {
        found.push(...data.filter(isOfThisRepository).flatMap((one) => refOf(one) ?? []));
        if (++pages === MAX_PAGES) break;
      }
      return found.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    }),
    listOfRun: (ofRun, name) => naming("actions: read", "list the artifacts of a run", async () => {
      const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({ ...repo, run_id: ofRun, name, per_page: 100 });
      return data.artifacts.flatMap((one) => refOf(one) ?? []);
    }),
    async download(artifact, file, maxBytes) {
      if (artifact.sizeBytes > MAX_PACKED_BYTES) throw new PublishError(`the artifact ${artifact.name} has ${artifact.sizeBytes} bytes, at most ${MAX_PACKED_BYTES} are read`);
      const { data } = await naming("actions: read", "read artifacts", () => octokit.rest.actions.downloadArtifact({ ...repo, artifact_id: artifact.id, archive_format: "zip" }));
      const packed = Buffer.from(data);
      verifyDigest(artifact, packed);
      return readZipEntry(packed, file, maxBytes);
    }
  };
}
function refOf(one) {
  const run2 = one.workflow_run;
  if (run2?.id === void 0 || run2.head_sha === void 0 || run2.head_branch == null || one.created_at === null) return void 0;
  return { id: one.id, name: one.name, sizeBytes: one.size_in_bytes, expired: one.expired, runId: run2.id, headSha: run2.head_sha, headBranch: run2.head_branch, createdAt: one.created_at, ...typeof one.digest === "string" ? { digest: one.digest } : {} };
}
function isOfThisRepository({ workflow_run: run2 }) {
  return run2?.repository_id !== void 0 && run2.repository_id === run2.head_repository_id;
}
function verifyDigest({ name, digest }, packed) {
  if (digest === void 0) return;
  const found = `sha256:${createHash("sha256").update(packed).digest("hex")}`;
  if (found !== digest) throw new PublishError(`the artifact ${name} is not what was stored: its digest is ${found.slice(0, 15)}\u2026, not ${digest.slice(0, 15)}\u2026`);
}

// src/github/checks.ts
import { randomUUID } from "node:crypto";
var ANNOTATIONS_PER_REQUEST = 50;
var ACTIONS_APP = "github-actions";
function openChecks({ octokit, repo, optionally }) {
  const key = randomUUID();
  async function listMarked(headSha, mark, more) {
    const all = await octokit.paginate(octokit.rest.checks.listForRef, { ...repo, ...more, ref: headSha, filter: "all", per_page: 100 });
    return all.filter((one) => one.external_id === mark);
  }
  return {
    key,
    open: (name, headSha) => optionally("checks: write", "Check runs", async () => {
      const { id } = await makeOnce(
        async () => (await octokit.rest.checks.create({ ...repo, name, head_sha: headSha, status: "in_progress", external_id: key, ...UNREPEATED })).data,
        async () => (await listMarked(headSha, key, { check_name: name }))[0]
      );
      return id;
    }),
    async complete(id, conclusion, { annotations = [], ...output }) {
      const [first = [], ...more] = chunks(annotations.map((one) => ({
        path: one.path,
        start_line: one.startLine,
        end_line: one.endLine,
        annotation_level: one.level,
        title: one.title,
        message: one.message
      })));
      await octokit.rest.checks.update({ ...repo, check_run_id: id, status: "completed", conclusion, output: { ...output, annotations: first } });
      for (const chunk of more) await octokit.rest.checks.update({ ...repo, check_run_id: id, output: { ...output, annotations: chunk } });
    },
    openOnes: async (headSha, mark) => (await listMarked(headSha, mark, {})).filter((one) => one.status !== "completed").map((one) => one.id),
    async summaryOf(sha, name) {
      const { data } = await naming("checks: read", "read check runs", () => octokit.rest.checks.listForRef({ ...repo, ref: sha, check_name: name, status: "completed", per_page: 100 }));
      const ours = data.check_runs.filter((one) => one.name === name && one.app?.slug === ACTIONS_APP).toSorted((a, b) => b.id - a.id)[0];
      return ours?.output.summary ?? void 0;
    }
  };
}
function chunks(items) {
  return Array.from({ length: Math.ceil(items.length / ANNOTATIONS_PER_REQUEST) }, (_, index) => items.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST));
}

// src/github/viewer.ts
var ACTIONS_BOT = "github-actions[bot]";
async function readViewer(octokit) {
  try {
    const { viewer } = await octokit.graphql("query { viewer { login } }");
    return viewer.login;
  } catch {
    return ACTIONS_BOT;
  }
}
function isOurs({ body, user }, marker, me) {
  return firstLine(body ?? "") === marker && isBy(user, me);
}
function firstLine(text) {
  return text.split("\n", 1)[0].trim();
}
function isBy(user, me) {
  if (user?.type === "Bot") return withoutSuffix(user.login) === withoutSuffix(me);
  return user?.login === me;
}
function withoutSuffix(login) {
  return login.replace(/\[bot\]$/, "");
}

// src/github/comments.ts
function openComments({ octokit, repo, optionally }) {
  let viewer;
  const whereAllowed = (request) => optionally("pull-requests: write", "Comments (which a pull request from a fork never gets; the report is in the job summary)", request);
  async function findFirst(pullRequest, marker) {
    const me = await (viewer ??= readViewer(octokit));
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listComments, { ...repo, issue_number: pullRequest, per_page: 100 })) {
      const ours = data.find((one) => isOurs(one, marker, me));
      if (ours !== void 0) return { id: ours.id, body: ours.body ?? "", url: ours.html_url };
    }
    return void 0;
  }
  async function write(id, body) {
    return { url: (await octokit.rest.issues.updateComment({ ...repo, comment_id: id, body })).data.html_url };
  }
  async function writeFirst(pullRequest, body) {
    const marker = firstLine(body);
    const made = await makeOnce(
      async () => {
        const { data } = await octokit.rest.issues.createComment({ ...repo, issue_number: pullRequest, body, ...UNREPEATED });
        return { id: data.id, body, url: data.html_url };
      },
      () => findFirst(pullRequest, marker)
    );
    const first = await findFirst(pullRequest, marker) ?? made;
    if (first.id !== made.id) await octokit.rest.issues.deleteComment({ ...repo, comment_id: made.id });
    return first.body === body ? first : write(first.id, body);
  }
  return {
    find: async (pullRequest, marker) => (await whereAllowed(async () => ({ found: await findFirst(pullRequest, marker) })) ?? { found: "forbidden" }).found,
    create: (pullRequest, body) => whereAllowed(() => writeFirst(pullRequest, body)),
    update: (id, body) => whereAllowed(() => write(id, body))
  };
}

// src/github/issues.ts
var MAX_PAGES2 = { open: 10, closed: 1 };
function openIssues({ octokit, repo, optionally }) {
  let viewer;
  const whereAllowed = (request) => optionally("issues: write", "Alerts as an issue", request);
  async function findAmong(state, marker) {
    const me = await (viewer ??= readViewer(octokit));
    let pages = 0;
    for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listForRepo, { ...repo, state, sort: "updated", direction: "desc", per_page: 100 })) {
      const ours = data.find((one) => one.pull_request === void 0 && isOurs(one, marker, me));
      if (ours !== void 0) return { number: ours.number, body: ours.body ?? "", isOpen: ours.state === "open", url: ours.html_url };
      if (++pages === MAX_PAGES2[state]) return void 0;
    }
    return void 0;
  }
  return {
    find: (marker) => whereAllowed(async () => await findAmong("open", marker) ?? findAmong("closed", marker)),
    open: (title, body) => whereAllowed(async () => {
      const { data } = await octokit.rest.issues.create({ ...repo, title, body, ...UNREPEATED });
      return { number: data.number, url: data.html_url };
    }),
    update: (number, { body, isOpen }) => whereAllowed(async () => {
      const { data } = await octokit.rest.issues.update({ ...repo, issue_number: number, body, state: isOpen ? "open" : "closed" });
      return { url: data.html_url };
    })
  };
}

// src/github/octokit.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = __toESM(require_light(), 1);
var VERSION = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options2) {
  return state.retryLimiter.schedule(doRequest, state, request, options2);
}
async function doRequest(state, request, options2) {
  const { pathname } = new URL(options2.url, "http://github.test");
  const isAuth = isAuthRequest(options2.method, pathname);
  const isWrite = !isAuth && options2.method !== "GET" && options2.method !== "HEAD";
  const isSearch = options2.method === "GET" && pathname.startsWith("/search/");
  const isGraphQL = pathname.startsWith("/graphql");
  const retryCount = ~~request.retryCount;
  const jobOptions = retryCount > 0 ? { priority: 0, weight: 0 } : {};
  if (state.clustering) {
    jobOptions.expiration = 1e3 * 60;
  }
  if (isWrite || isGraphQL) {
    await state.write.key(state.id).schedule(jobOptions, noop);
  }
  if (isWrite && state.triggersNotification(pathname)) {
    await state.notifications.key(state.id).schedule(jobOptions, noop);
  }
  if (isSearch) {
    await state.search.key(state.id).schedule(jobOptions, noop);
  }
  const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options2);
  if (isGraphQL) {
    const res = await req;
    if (res.data.errors != null && res.data.errors.some((error2) => error2.type === "RATE_LIMITED")) {
      const error2 = Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
        response: res,
        data: res.data
      });
      throw error2;
    }
  }
  return req;
}
function isAuthRequest(method, pathname) {
  return method === "PATCH" && // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-a-scoped-access-token
  /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && // https://docs.github.com/en/rest/apps/oauth-applications?apiVersion=2022-11-28#reset-a-token
  (/^\/applications\/[^/]+\/token$/.test(pathname) || // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-an-installation-access-token-for-an-app
  /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
  "/orgs/{org}/invitations",
  "/orgs/{org}/invitations/{invitation_id}",
  "/orgs/{org}/teams/{team_slug}/discussions",
  "/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "/repos/{owner}/{repo}/collaborators/{username}",
  "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
  "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/releases",
  "/teams/{team_id}/discussions",
  "/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
  const regexes = paths.map(
    (path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")
  );
  const regex2 = `^(?:${regexes.map((r) => `(?:${r})`).join("|")})[^/]*$`;
  return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
  groups.global = new Bottleneck.Group({
    id: "octokit-global",
    maxConcurrent: 10,
    ...common
  });
  groups.auth = new Bottleneck.Group({
    id: "octokit-auth",
    maxConcurrent: 1,
    ...common
  });
  groups.search = new Bottleneck.Group({
    id: "octokit-search",
    maxConcurrent: 1,
    minTime: 2e3,
    ...common
  });
  groups.write = new Bottleneck.Group({
    id: "octokit-write",
    maxConcurrent: 1,
    minTime: 1e3,
    ...common
  });
  groups.notifications = new Bottleneck.Group({
    id: "octokit-notifications",
    maxConcurrent: 1,
    minTime: 3e3,
    ...common
  });
};
function throttling(octokit, octokitOptions) {
  const {
    enabled = true,
    Bottleneck = import_light.default,
    id = "no-id",
    timeout = 1e3 * 60 * 2,
    // Redis TTL: 2 minutes
    connection
  } = octokitOptions.throttle || {};
  if (!enabled) {
    return {};
  }
  const common = { timeout };
  if (typeof connection !== "undefined") {
    common.connection = connection;
  }
  const state = Object.assign(
    {
      clustering: connection != null,
      triggersNotification,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: 1e3,
      id
    },
    octokitOptions.throttle
  );
  if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") {
    throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
  }
  let initialized = false;
  const initializeBottleneck = () => {
    if (initialized) {
      return;
    }
    initialized = true;
    if (groups.global == null) {
      createGroups(Bottleneck, common);
    }
    state.global = state.global ?? groups.global;
    state.auth = state.auth ?? groups.auth;
    state.search = state.search ?? groups.search;
    state.write = state.write ?? groups.write;
    state.notifications = state.notifications ?? groups.notifications;
    state.retryLimiter = state.retryLimiter ?? new Bottleneck();
    const events = {};
    const emitter = new Bottleneck.Events(events);
    events.on("secondary-limit", state.onSecondaryRateLimit);
    events.on("rate-limit", state.onRateLimit);
    events.on(
      "error",
      (e) => octokit.log.warn("Error in throttling-plugin limit handler", e)
    );
    state.retryLimiter.on("failed", async function(error2, info2) {
      const [state2, request, options2] = info2.args;
      const { pathname } = new URL(options2.url, "http://github.test");
      const shouldRetryGraphQL = pathname.startsWith("/graphql") && error2.status !== 401;
      if (!(shouldRetryGraphQL || error2.status === 403 || error2.status === 429)) {
        return;
      }
      const retryCount = ~~request.retryCount;
      request.retryCount = retryCount;
      options2.request.retryCount = retryCount;
      const { wantRetry, retryAfter = 0 } = await (async function() {
        if (/\bsecondary rate\b/i.test(error2.message)) {
          const retryAfter2 = Number(error2.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
          const wantRetry2 = await emitter.trigger(
            "secondary-limit",
            retryAfter2,
            options2,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        if (error2.response.headers != null && error2.response.headers["x-ratelimit-remaining"] === "0" || (error2.response.data?.errors ?? []).some(
          (error22) => error22.type === "RATE_LIMITED"
        )) {
          const rateLimitReset = new Date(
            ~~error2.response.headers["x-ratelimit-reset"] * 1e3
          ).getTime();
          const retryAfter2 = Math.max(
            // Add one second so we retry _after_ the reset time
            // https://docs.github.com/en/rest/overview/resources-in-the-rest-api?apiVersion=2022-11-28#exceeding-the-rate-limit
            Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1,
            0
          );
          const wantRetry2 = await emitter.trigger(
            "rate-limit",
            retryAfter2,
            options2,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        return {};
      })();
      if (wantRetry) {
        request.retryCount++;
        return retryAfter * state2.retryAfterBaseValue;
      }
    });
  };
  octokit.hook.wrap("request", (request, options2) => {
    initializeBottleneck();
    return wrapRequest(state, request, options2);
  });
  return {};
}
throttling.VERSION = VERSION;
throttling.triggersNotification = triggersNotification;

// src/github/patience.ts
function openPatience(totalMs) {
  let leftMs = totalMs;
  return {
    spend(ms) {
      if (ms > leftMs) return false;
      leftMs -= ms;
      return true;
    },
    lose(ms) {
      leftMs -= ms;
    },
    left: () => Math.max(0, leftMs)
  };
}

// src/github/proxied-fetch.ts
function withDeadline(answerMs) {
  const { fetch } = defaults.request;
  return { ...defaults.request, fetch: (url, options2) => fetch(url, { ...options2, signal: AbortSignal.timeout(answerMs()) }) };
}

// src/github/octokit.ts
var RETRIES = 3;
var PATIENCE_MS = 9e4;
var ANSWER_MS = 3e4;
var SHORTEST_ANSWER_MS = 5e3;
function openOctokit(token, log, { patienceMs = PATIENCE_MS, answerMs = ANSWER_MS } = {}) {
  const patience = openPatience(patienceMs);
  const onLimit = (kind) => (seconds, options2, _, attempt) => {
    const again = attempt < RETRIES && patience.spend(seconds * 1e3);
    log.warning(`GitHub's ${kind} was hit on ${options2.method} ${options2.url}: ${again ? `waiting ${seconds} s` : "giving up"}`);
    return again;
  };
  return getOctokit(token, {
    // No `retries` here: the plugin would then repeat at once what it is told never to retry, refusals and rate limits included.
    request: withDeadline(() => Math.min(answerMs, Math.max(SHORTEST_ANSWER_MS, patience.left()))),
    retry: { retries: RETRIES, doNotRetry: NOT_RETRIED },
    // An id of its own: the plugin keeps one queue of writes for all clients that have the same.
    throttle: { id: randomUUID2(), onRateLimit: onLimit("rate limit"), onSecondaryRateLimit: onLimit("secondary rate limit") }
  }, boundRetries(patience), retry, throttling, startFresh);
}
var NO_CONTENT = 204;
var TOO_MANY = 429;
var BAD_GATEWAY = 502;
var NOT_RETRIED = [400, 401, 403, 404, 410, 422, 429, 451];
function boundRetries(patience) {
  return ({ hook }) => {
    hook.wrap("request", async (request, options2) => {
      const startedAt = performance.now();
      try {
        return understood(await request(options2), options2);
      } catch (error2) {
        patience.lose(performance.now() - startedAt);
        const { status = 0 } = error2;
        if (status === TOO_MANY) nameTheLimit(error2);
        const retried = Number(options2.request?.["retryCount"] ?? 0);
        if (!NOT_RETRIED.includes(status) && retried < RETRIES && !patience.spend((retried + 1) ** 2 * 1e3)) options2.request = { ...options2.request, retries: 0 };
        throw error2;
      }
    });
    return {};
  };
}
function understood(response, request) {
  if (typeof response.data !== "string" || response.status === NO_CONTENT) return response;
  throw Object.assign(new Error(`GitHub was asked and something else answered: ${JSON.stringify(response.data.slice(0, 60))}`), { status: BAD_GATEWAY, request });
}
function nameTheLimit(error2) {
  if (!/secondary rate/i.test(error2.message)) error2.message += " (a secondary rate limit)";
}
function startFresh({ hook }) {
  hook.before("request", (options2) => {
    options2.request = { ...options2.request, retryCount: 0 };
  });
  return {};
}

// src/github/procedures.ts
var BEHIND = "query ($owner: String!, $repo: String!, $sha: GitObjectID!) { repository(owner: $owner, name: $repo) { object(oid: $sha) { ... on Commit { associatedPullRequests(first: 10) { nodes { id number merged mergeCommit { oid } } } } } } }";
var REVERT = "mutation ($input: RevertPullRequestInput!) { revertPullRequest(input: $input) { revertPullRequest { url } } }";
function openProcedures({ octokit, repo, serverUrl }) {
  return {
    startWorkflow: (workflow, ref, inputs) => naming("actions: write", "start workflows", async () => {
      const { data } = await octokit.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", { ...repo, workflow_id: workflow, ref, inputs, return_run_details: true, ...UNREPEATED });
      return data?.html_url;
    }),
    sendEvent: (type, payload) => naming("contents: write", "send repository_dispatch events", async () => {
      await octokit.rest.repos.createDispatchEvent({ ...repo, event_type: type, client_payload: payload, ...UNREPEATED });
    }),
    deploy: ({ sha, environment, task, description, payload }) => naming("deployments: write", "create deployments", async () => {
      await octokit.rest.repos.createDeployment({ ...repo, ref: sha, environment, task, description, payload, auto_merge: false, required_contexts: [], ...UNREPEATED });
      return `${serverUrl}/${repo.owner}/${repo.repo}/deployments/${encodeURIComponent(environment)}`;
    }),
    revertPullRequest: ({ sha, body, draft }) => naming("contents: write` and `pull-requests: write", "open the pull request that reverts this one", async () => {
      const { repository } = await octokit.graphql(BEHIND, { ...repo, sha, ...UNREPEATED });
      const merged = (repository.object?.associatedPullRequests?.nodes ?? []).filter((one) => one.merged);
      const behind = merged.find((one) => one.mergeCommit?.oid === sha) ?? merged[0];
      if (behind === void 0) throw new PublishError(`there is no merged pull request behind ${sha.slice(0, 7)} that could be reverted`);
      const { revertPullRequest } = await octokit.graphql(REVERT, { input: { pullRequestId: behind.id, body, draft }, ...UNREPEATED });
      return { url: revertPullRequest.revertPullRequest.url };
    })
  };
}

// src/github/repository.ts
var MAX_PAGES3 = 3;
function openRepository({ octokit, repo }) {
  let branch;
  return {
    defaultBranch: () => branch ??= octokit.rest.repos.get(repo).then(({ data }) => data.default_branch),
    async mergeBase(base, head) {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: `${base}...${head}`, per_page: 100 });
      return { sha: data.merge_base_commit.sha, aheadBy: data.ahead_by, messages: data.commits.map(({ commit }) => commit.message) };
    },
    openPullRequests: () => naming("pull-requests: write", "list pull requests", async () => {
      const found = [];
      let pages = 0;
      for await (const { data } of octokit.paginate.iterator(octokit.rest.pulls.list, { ...repo, state: "open", sort: "updated", direction: "desc", per_page: 100 })) {
        found.push(...data.map(({ number, title, head, base }) => ({ number, title, headSha: head.sha, headRef: head.ref, headRepositoryId: head.repo?.id, baseSha: base.sha, baseRef: base.ref })));
        if (++pages === MAX_PAGES3) break;
      }
      return found;
    }),
    headOf: async (pullRequest) => (await octokit.rest.pulls.get({ ...repo, pull_number: pullRequest })).data.head.sha,
    labelsOf: (pullRequest) => naming("pull-requests: write", "read the labels of a pull request", async () => (await octokit.rest.pulls.get({ ...repo, pull_number: pullRequest })).data.labels.map(({ name }) => name)),
    async ancestors(sha, count) {
      const { data } = await octokit.rest.repos.listCommits({ ...repo, sha, per_page: count });
      return data.map((commit) => commit.sha);
    }
  };
}

// src/github/open-github.ts
function openGitHub({ token, log, temporary, waits }) {
  setSecret(token);
  const octokit = openOctokit(token, log, waits);
  const optionally = openOptionally(log);
  const { repo } = context;
  return {
    checks: openChecks({ octokit, repo, optionally }),
    comments: openComments({ octokit, repo, optionally }),
    artifacts: openArtifacts({ octokit, repo, serverUrl: context.serverUrl, runId: context.runId, uploadMs: waits?.uploadMs, temporary }),
    repository: openRepository({ octokit, repo }),
    issues: openIssues({ octokit, repo, optionally }),
    procedures: openProcedures({ octokit, repo, serverUrl: context.serverUrl }),
    summary: { write: async (markdown) => {
      await summary.addRaw(markdown, true).write();
    } },
    outputs: { set: (name, value) => setOutput(name, value) },
    state: { save: (name, value) => saveState(name, value) }
  };
}
function readEventSource() {
  const { owner, repo } = context.repo;
  return {
    name: context.eventName,
    payload: context.payload,
    sha: context.sha,
    ref: context.ref,
    repository: `${owner}/${repo}`,
    runUrl: `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`
  };
}

// src/system/run-folder.ts
import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync } from "node:fs";
import { rm as rm2 } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join2 } from "node:path";
import { setTimeout as sleep2 } from "node:timers/promises";
import { promisify } from "node:util";
var run = promisify(execFile);
var RUN_FOLDER = "PERF_GATE_RUN";
var RUN_FOLDER_STATE = "run-folder";
var GRACE_MS = 1e3;
var KILL_MS = 5e3;
var POLL_MS = 20;
function openRunFolder() {
  const folder = realpathSync(mkdtempSync(join2(process.env.RUNNER_TEMP ?? tmpdir2(), "perf-gate-run-")));
  process.env[RUN_FOLDER] = folder;
  return folder;
}
async function clearRun(folder, workspace) {
  const processes = await endAll(folder);
  const mounts = await releaseMounts(folder) + await releaseDeadMounts(workspace);
  await rm2(folder, { recursive: true, force: true, maxRetries: 3 });
  await run("git", ["-c", "safe.directory=*", "worktree", "prune"], { cwd: workspace }).catch(() => void 0);
  return { processes, mounts };
}
async function endAll(folder) {
  const asked = /* @__PURE__ */ new Set();
  const startedAt = performance.now();
  for (let ms = 0; ms < KILL_MS; ms = performance.now() - startedAt) {
    const left = withDescendants(listProcesses(), (entry) => hasVariable(entry.pid, RUN_FOLDER, folder)).filter((entry) => entry.pid !== process.pid);
    if (left.length === 0) break;
    for (const { pid, key } of left) {
      if (asked.has(key) && ms < GRACE_MS) continue;
      asked.add(key);
      signal(pid, ms < GRACE_MS ? "SIGTERM" : "SIGKILL");
    }
    await sleep2(POLL_MS);
  }
  return asked.size;
}
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
  }
}

export {
  openJobLog,
  openGitHub,
  readEventSource,
  RUN_FOLDER_STATE,
  openRunFolder,
  clearRun
};

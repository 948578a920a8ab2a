import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PHASE_WORDS,
  VERDICT_ICONS,
  VERDICT_SIGNS,
  VERDICT_WORDS,
  metricNature,
  metricWords,
  subjectWords
} from "./chunk-OPVRCWXF.js";
import {
  PHASES,
  canFail,
  metricKey,
  namedComponent,
  regimesOf
} from "./chunk-7VBKODNJ.js";
import {
  bar,
  clip,
  column,
  columnsOf,
  formatAmount,
  formatChange,
  formatCount,
  formatDuration,
  formatInterval,
  formatLimit,
  formatPair,
  formatShare,
  formatValue,
  openPaint,
  plain,
  plainTexts,
  plural,
  wrap
} from "./chunk-2ECPB2J7.js";
import {
  decodeHistogram
} from "./chunk-XNBNYXLV.js";

// src/report/markup.ts
function html(parts, ...values) {
  return { html: String.raw({ raw: parts }, ...values.map(write)) };
}
function embedJson(data) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  return { html: json };
}
function trusted(text) {
  return { html: text };
}
function write(value) {
  if (value === void 0 || value === false) return "";
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}
function escapeHtml(text) {
  return plain(text).replace(/(?<=\d) (?=%|×|ms\b|MB\b|\/s\b)/g, "\xA0").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

// src/report/drawings.ts
var WIDTH = 200;
var HEIGHT = 22;
var MIDDLE = HEIGHT / 2;
function drawInterval(row, scale) {
  const { change, low, high, margin } = row.numbers;
  const x = (value) => round(WIDTH / 2 + Math.max(-scale, Math.min(scale, value)) / scale * (WIDTH / 2 - 6));
  const interval = low === void 0 || high === void 0 ? void 0 : html`<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="${MIDDLE}" y2="${MIDDLE}"/>`;
  return html`<svg class="interval ${row.mark}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${describe(row)}">
<rect class="allowed" x="${x(-margin)}" width="${round(x(margin) - x(-margin))}" y="1" height="${HEIGHT - 2}"/>
<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="1" y2="${HEIGHT - 1}"/>${interval}<circle class="point" cx="${x(change)}" cy="${MIDDLE}" r="4.5"/></svg>`;
}
function scaleOf(rows) {
  const reach = rows.flatMap(({ numbers }) => [2 * numbers.margin, Math.abs(numbers.change) * 1.1, Math.abs(numbers.low ?? 0) * 1.1, Math.abs(numbers.high ?? 0) * 1.1]);
  return Math.min(1, Math.max(0.02, ...reach));
}
function drawStep({ from, to, min, max, total }) {
  const x = (value) => round((value - min) / (max - min || 1) * (WIDTH - 4) + 2);
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  const kind = total ? "total" : to >= from ? "longer" : "shorter";
  return html`<svg class="step ${kind}" viewBox="0 0 ${WIDTH} 16" preserveAspectRatio="none" aria-hidden="true"><line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="16"/><rect x="${x(left)}" width="${Math.max(1, round(x(right) - x(left)))}" y="3" height="10"/></svg>`;
}
function drawTrend(values, changes2, label2) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const x = (index) => round(3 + index / (values.length - 1) * (WIDTH - 6));
  const points = values.map((value, index) => `${x(index)},${round(range === 0 ? 16 : 28 - (value - low) / range * 24)}`);
  const [lastX, lastY] = points.at(-1).split(",");
  return html`<svg class="trend" viewBox="0 0 ${WIDTH} 32" role="img" aria-label="${label2}">${changes2.map((at) => html`<line class="change" x1="${x(at - 0.5)}" x2="${x(at - 0.5)}" y1="1" y2="31"/>`)}<polyline points="${points.join(" ")}"/><circle cx="${lastX}" cy="${lastY}" r="3"/></svg>`;
}
function drawSpan(start, end, length) {
  const x = (seconds) => round(Math.min(seconds, length) / (length || 1) * WIDTH);
  return html`<svg class="span" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-hidden="true"><rect class="track" x="0" width="${WIDTH}" y="4" height="4"/><rect class="open" x="${x(start)}" width="${Math.max(2, round(x(end) - x(start)))}" y="1" height="10"/></svg>`;
}
function describe(row) {
  return `${row.change}${row.interval === void 0 ? "" : `, 95 % sure it is ${row.interval}`}, allowed ${row.limit}`;
}
function round(value) {
  return Math.round(value * 10) / 10;
}

// src/report/html-assets.generated.ts
var PAGE_SCRIPT = '/* uPlot, https://github.com/leeoniya/uPlot, MIT licence, copyright Leon Sorokin */\n"use strict";(()=>{var rr="uplot",fr="u-hz",ur="u-vt",cr="u-title",ar="u-wrap",pr="u-under",hr="u-over",dr="u-axis",Zt="u-off",mr="u-select",gr="u-cursor-x",wr="u-cursor-y",Sr="u-cursor-pt",_r="u-legend",yr="u-live",vr="u-inline",xr="u-series",br="u-marker",Qi="u-label",kr="u-value",Il="width",Gl="height";var Xi="bottom",yl="left",Bn="right",si="#000",eo=si+"0",Yn="mousemove",to="mousedown",Un="mouseup",lo="mouseenter",no="mouseleave",io="dblclick",Tr="resize",Mr="scroll",oo="change",fn="dppxchange",ri="--",El=typeof window<"u",Jn=El?document:null,xl=El?window:null,Er=El?navigator:null,oe,nn;function Zn(){let e=devicePixelRatio;oe!=e&&(oe=e,nn&&Xn(oo,nn,Zn),nn=matchMedia(`(min-resolution: ${oe-.001}dppx) and (max-resolution: ${oe+.001}dppx)`),Qt(oo,nn,Zn),xl.dispatchEvent(new CustomEvent(fn)))}function Xe(e,l){if(l!=null){let o=e.classList;!o.contains(l)&&o.add(l)}}function Qn(e,l){let o=e.classList;o.contains(l)&&o.remove(l)}function ge(e,l,o){e.style[l]=o+"px"}function mt(e,l,o,n){let s=Jn.createElement(e);return l!=null&&Xe(s,l),o?.insertBefore(s,n),s}function ft(e,l){return mt("div",e,l)}var so=new WeakMap;function Tt(e,l,o,n,s){let c="translate("+l+"px,"+o+"px)",u=so.get(e);c!=u&&(e.style.transform=c,so.set(e,c),l<0||o<0||l>n||o>s?Xe(e,Zt):Qn(e,Zt))}var ro=new WeakMap;function fo(e,l,o){let n=l+o,s=ro.get(e);n!=s&&(ro.set(e,n),e.style.background=l,e.style.borderColor=o)}var uo=new WeakMap;function co(e,l,o,n){let s=l+""+o,c=uo.get(e);s!=c&&(uo.set(e,s),e.style.height=o+"px",e.style.width=l+"px",e.style.marginLeft=n?-l/2+"px":0,e.style.marginTop=n?-o/2+"px":0)}var fi={passive:!0},Ar={...fi,capture:!0};function Qt(e,l,o,n){l.addEventListener(e,o,n?Ar:fi)}function Xn(e,l,o,n){l.removeEventListener(e,o,fi)}El&&Zn();function gt(e,l,o,n){let s;o=o||0,n=n||l.length-1;let c=n<=2147483647;for(;n-o>1;)s=c?o+n>>1:et((o+n)/2),l[s]<e?o=s:n=s;return e-l[o]<=l[n]-e?o:n}function Ho(e){return(o,n,s)=>{let c=-1,u=-1;for(let p=n;p<=s;p++)if(e(o[p])){c=p;break}for(let p=s;p>=n;p--)if(e(o[p])){u=p;break}return[c,u]}}var Wo=e=>e!=null,Io=e=>e!=null&&e>0,an=Ho(Wo),Pr=Ho(Io);function Lr(e,l,o,n=0,s=!1){let c=s?Pr:an,u=s?Io:Wo;[l,o]=c(e,l,o);let p=e[l],h=e[l];if(l>-1)if(n==1)p=e[l],h=e[o];else if(n==-1)p=e[o],h=e[l];else for(let m=l;m<=o;m++){let _=e[m];u(_)&&(_<p?p=_:_>h&&(h=_))}return[p??ce,h??-ce]}function pn(e,l,o,n){let s=ho(e),c=ho(l);e==l&&(s==-1?(e*=o,l/=o):(e/=o,l*=o));let u=o==10?Pt:Go,p=s==1?et:ut,h=c==1?ut:et,m=p(u(Ae(e))),_=h(u(Ae(l))),g=bl(o,m),w=bl(o,_);return o==10&&(m<0&&(g=ae(g,-m)),_<0&&(w=ae(w,-_))),n||o==2?(e=g*s,l=w*c):(e=$o(e,g),l=hn(l,w)),[e,l]}function ui(e,l,o,n){let s=pn(e,l,o,n);return e==0&&(s[0]=0),l==0&&(s[1]=0),s}var ci=.1,ao={mode:3,pad:ci},Yl={pad:0,soft:null,mode:0},Dr={min:Yl,max:Yl};function un(e,l,o,n){return dn(o)?po(e,l,o):(Yl.pad=o,Yl.soft=n?0:null,Yl.mode=n?3:0,po(e,l,Dr))}function ne(e,l){return e??l}function Cr(e,l,o){for(l=ne(l,0),o=ne(o,e.length-1);l<=o;){if(e[l]!=null)return!0;l++}return!1}function po(e,l,o){let n=o.min,s=o.max,c=ne(n.pad,0),u=ne(s.pad,0),p=ne(n.hard,-ce),h=ne(s.hard,ce),m=ne(n.soft,ce),_=ne(s.soft,-ce),g=ne(n.mode,0),w=ne(s.mode,0),D=l-e,L=Pt(D),N=Ye(Ae(e),Ae(l)),H=Pt(N),I=Ae(H-L);(D<1e-24||I>10)&&(D=0,(e==0||l==0)&&(D=1e-24,g==2&&m!=ce&&(c=0),w==2&&_!=-ce&&(u=0)));let x=D||N||1e3,O=Pt(x),b=bl(10,et(O)),j=x*(D==0?e==0?.1:1:c),P=ae($o(e-j,b/10),24),q=e>=m&&(g==1||g==3&&P<=m||g==2&&P>=m)?m:ce,U=Ye(p,P<q&&e>=q?q:wt(q,P)),Q=x*(D==0?l==0?.1:1:u),Y=ae(hn(l+Q,b/10),24),k=l<=_&&(w==1||w==3&&Y>=_||w==2&&Y<=_)?_:-ce,K=wt(h,Y>k&&l<=k?k:Ye(k,Y));return U==K&&U==0&&(K=100),[U,K]}var Rr=new Intl.NumberFormat(El?Er.language:"en-US"),ai=e=>Rr.format(e),tt=Math,rn=tt.PI,Ae=tt.abs,et=tt.floor,Ee=tt.round,ut=tt.ceil,wt=tt.min,Ye=tt.max,bl=tt.pow,ho=tt.sign,Pt=tt.log10,Go=tt.log2,zr=(e,l=1)=>tt.sinh(e)*l,$n=(e,l=1)=>tt.asinh(e/l),ce=1/0;function mo(e){return(Pt((e^e>>31)-(e>>31))|0)+1}function ei(e,l,o){return wt(Ye(e,l),o)}function Bo(e){return typeof e=="function"}function X(e){return Bo(e)?e:()=>e}var Vr=()=>{},Yo=e=>e,Uo=(e,l)=>l,Fr=e=>null,go=e=>!0,wo=(e,l)=>e==l,Nr=/\\.\\d*?(?=9{6,}|0{6,})/gm,Xt=e=>{if(jo(e)||Ot.has(e))return e;let l=`${e}`,o=l.match(Nr);if(o==null)return e;let n=o[0].length-1;if(l.indexOf("e-")!=-1){let[s,c]=l.split("e");return+`${Xt(s)}e${c}`}return ae(e,n)};function qt(e,l){return Xt(ae(Xt(e/l))*l)}function hn(e,l){return Xt(ut(Xt(e/l))*l)}function $o(e,l){return Xt(et(Xt(e/l))*l)}function ae(e,l=0){if(jo(e))return e;let o=10**l,n=e*o*(1+Number.EPSILON);return Ee(n)/o}var Ot=new Map;function Ko(e){return((""+e).split(".")[1]||"").length}function $l(e,l,o,n){let s=[],c=n.map(Ko);for(let u=l;u<o;u++){let p=Ae(u),h=ae(bl(e,u),p);for(let m=0;m<n.length;m++){let _=e==10?+`${n[m]}e${u}`:n[m]*h,g=(u>=0?0:p)+(u>=c[m]?0:c[m]),w=e==10?_:ae(_,g);s.push(w),Ot.set(w,g)}}return s}var Ul={},pi=[],kl=[null,null],Nt=Array.isArray,jo=Number.isInteger,Or=e=>e===void 0;function So(e){return typeof e=="string"}function dn(e){let l=!1;if(e!=null){let o=e.constructor;l=o==null||o==Object}return l}function Hr(e){return e!=null&&typeof e=="object"}var Wr=Object.getPrototypeOf(Uint8Array),qo="__proto__";function Tl(e,l=dn){let o;if(Nt(e)){let n=e.find(s=>s!=null);if(Nt(n)||l(n)){o=Array(e.length);for(let s=0;s<e.length;s++)o[s]=Tl(e[s],l)}else o=e.slice()}else if(e instanceof Wr)o=e.slice();else if(l(e)){o={};for(let n in e)n!=qo&&(o[n]=Tl(e[n],l))}else o=e;return o}function ke(e){let l=arguments;for(let o=1;o<l.length;o++){let n=l[o];for(let s in n)s!=qo&&(dn(e[s])?ke(e[s],Tl(n[s])):e[s]=Tl(n[s]))}return e}var Ir=0,Gr=1,Br=2;function Yr(e,l,o){for(let n=0,s,c=-1;n<l.length;n++){let u=l[n];if(u>c){for(s=u-1;s>=0&&e[s]==null;)e[s--]=null;for(s=u+1;s<o&&e[s]==null;)e[c=s++]=null}}}function Ur(e,l){if(jr(e)){let u=e[0].slice();for(let p=1;p<e.length;p++)u.push(...e[p].slice(1));return qr(u[0])||(u=Kr(u)),u}let o=new Set;for(let u=0;u<e.length;u++){let h=e[u][0],m=h.length;for(let _=0;_<m;_++)o.add(h[_])}let n=[Array.from(o).sort((u,p)=>u-p)],s=n[0].length,c=new Map;for(let u=0;u<s;u++)c.set(n[0][u],u);for(let u=0;u<e.length;u++){let p=e[u],h=p[0];for(let m=1;m<p.length;m++){let _=p[m],g=Array(s).fill(void 0),w=l?l[u][m]:Gr,D=[];for(let L=0;L<_.length;L++){let N=_[L],H=c.get(h[L]);N===null?w!=Ir&&(g[H]=N,w==Br&&D.push(H)):g[H]=N}Yr(g,D,s),n.push(g)}}return n}var $r=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Kr(e){let l=e[0],o=l.length,n=Array(o);for(let c=0;c<n.length;c++)n[c]=c;n.sort((c,u)=>l[c]-l[u]);let s=[];for(let c=0;c<e.length;c++){let u=e[c],p=Array(o);for(let h=0;h<o;h++)p[h]=u[n[h]];s.push(p)}return s}function jr(e){let l=e[0][0],o=l.length;for(let n=1;n<e.length;n++){let s=e[n][0];if(s.length!=o)return!1;if(s!=l){for(let c=0;c<o;c++)if(s[c]!=l[c])return!1}}return!0}function qr(e,l=100){let o=e.length;if(o<=1)return!0;let n=0,s=o-1;for(;n<=s&&e[n]==null;)n++;for(;s>=n&&e[s]==null;)s--;if(s<=n)return!0;let c=Ye(1,et((s-n+1)/l));for(let u=e[n],p=n+c;p<=s;p+=c){let h=e[p];if(h!=null){if(h<=u)return!1;u=h}}return!0}var Jo=["January","February","March","April","May","June","July","August","September","October","November","December"],Zo=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Qo(e){return e.slice(0,3)}var Jr=Zo.map(Qo),Zr=Jo.map(Qo),Qr={MMMM:Jo,MMM:Zr,WWWW:Zo,WWW:Jr};function Wl(e){return(e<10?"0":"")+e}function Xr(e){return(e<10?"00":e<100?"0":"")+e}var ef={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,l)=>l.MMMM[e.getMonth()],MMM:(e,l)=>l.MMM[e.getMonth()],MM:e=>Wl(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>Wl(e.getDate()),D:e=>e.getDate(),WWWW:(e,l)=>l.WWWW[e.getDay()],WWW:(e,l)=>l.WWW[e.getDay()],HH:e=>Wl(e.getHours()),H:e=>e.getHours(),h:e=>{let l=e.getHours();return l==0?12:l>12?l-12:l},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>Wl(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>Wl(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Xr(e.getMilliseconds())};function hi(e,l){l=l||Qr;let o=[],n=/\\{([a-z]+)\\}|[^{]+/gi,s;for(;s=n.exec(e);)o.push(s[0][0]=="{"?ef[s[1]]:s[0]);return c=>{let u="";for(let p=0;p<o.length;p++)u+=typeof o[p]=="string"?o[p]:o[p](c,l);return u}}var tf=new Intl.DateTimeFormat().resolvedOptions().timeZone;function lf(e,l){let o;return l=="UTC"||l=="Etc/UTC"?o=new Date(+e+e.getTimezoneOffset()*6e4):l==tf?o=e:(o=new Date(e.toLocaleString("en-US",{timeZone:l})),o.setMilliseconds(e.getMilliseconds())),o}var Xo=e=>e%1==0,cn=[1,2,2.5,5],nf=$l(10,-32,0,cn),es=$l(10,0,32,cn),of=es.filter(Xo),Jt=nf.concat(es),di=`\n`,ts="{YYYY}",_o=di+ts,ls="{M}/{D}",Bl=di+ls,on=Bl+"/{YY}",ns="{aa}",sf="{h}:{mm}",vl=sf+ns,yo=di+vl,vo=":{ss}",re=null;function is(e){let l=e*1e3,o=l*60,n=o*60,s=n*24,c=s*30,u=s*365,h=(e==1?$l(10,0,3,cn).filter(Xo):$l(10,-3,0,cn)).concat([l,l*5,l*10,l*15,l*30,o,o*5,o*10,o*15,o*30,n,n*2,n*3,n*4,n*6,n*8,n*12,s,s*2,s*3,s*4,s*5,s*6,s*7,s*8,s*9,s*10,s*15,c,c*2,c*3,c*4,c*6,u,u*2,u*5,u*10,u*25,u*50,u*100]),m=[[u,ts,re,re,re,re,re,re,1],[s*28,"{MMM}",_o,re,re,re,re,re,1],[s,ls,_o,re,re,re,re,re,1],[n,"{h}"+ns,on,re,Bl,re,re,re,1],[o,vl,on,re,Bl,re,re,re,1],[l,vo,on+" "+vl,re,Bl+" "+vl,re,yo,re,1],[e,vo+".{fff}",on+" "+vl,re,Bl+" "+vl,re,yo,re,1]];function _(g){return(w,D,L,N,H,I)=>{let x=[],O=H>=u,b=H>=c&&H<u,j=g(L),P=ae(j*e,3),q=Kn(j.getFullYear(),O?0:j.getMonth(),b||O?1:j.getDate()),U=ae(q*e,3);if(b||O){let Q=b?H/c:0,Y=O?H/u:0,k=P==U?P:ae(Kn(q.getFullYear()+Y,q.getMonth()+Q,1)*e,3),K=new Date(Ee(k/e)),C=K.getFullYear(),G=K.getMonth();for(let F=0;k<=N;F++){let ee=Kn(C+Y*F,G+Q*F,1),V=ee-g(ae(ee*e,3));k=ae((+ee+V)*e,3),k<=N&&x.push(k)}}else{let Q=H>=s?s:H,Y=et(L)-et(P),k=U+Y+hn(P-U,Q);x.push(k);let K=g(k),C=K.getHours()+K.getMinutes()/o+K.getSeconds()/n,G=H/n,F=w.axes[D]._space,ee=I/F;for(;k=ae(k+H,e==1?0:3),!(k>N);)if(G>1){let V=et(ae(C+G,6))%24,te=g(k).getHours()-V;te>1&&(te=-1),k-=te*n,C=(C+G)%24;let fe=x[x.length-1];ae((k-fe)/H,3)*ee>=.7&&x.push(k)}else x.push(k)}return x}}return[h,m,_]}var[rf,ff,uf]=is(1),[cf,af,pf]=is(.001);$l(2,-53,53,[1]);function xo(e,l){return e.map(o=>o.map((n,s)=>s==0||s==8||n==null?n:l(s==1||o[8]==0?n:o[1]+n)))}function bo(e,l){return(o,n,s,c,u)=>{let p=l.find(L=>u>=L[0])||l[l.length-1],h,m,_,g,w,D;return n.map(L=>{let N=e(L),H=N.getFullYear(),I=N.getMonth(),x=N.getDate(),O=N.getHours(),b=N.getMinutes(),j=N.getSeconds(),P=H!=h&&p[2]||I!=m&&p[3]||x!=_&&p[4]||O!=g&&p[5]||b!=w&&p[6]||j!=D&&p[7]||p[1];return h=H,m=I,_=x,g=O,w=b,D=j,P(N)})}}function hf(e,l){let o=hi(l);return(n,s,c,u,p)=>s.map(h=>o(e(h)))}function Kn(e,l,o){return new Date(e,l,o)}function ko(e,l){return l(e)}var df="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function To(e,l){return(o,n,s,c)=>c==null?ri:l(e(n))}function mf(e,l){let o=e.series[l];return o.width?o.stroke(e,l):o.points.width?o.points.stroke(e,l):null}function gf(e,l){return e.series[l].fill(e,l)}var wf={show:!0,live:!0,isolate:!1,mount:Vr,markers:{show:!0,width:2,stroke:mf,fill:gf,dash:"solid"},idx:null,idxs:null,values:[]};function Sf(e,l){let o=e.cursor.points,n=ft(),s=o.size(e,l);ge(n,Il,s),ge(n,Gl,s);let c=s/-2;ge(n,"marginLeft",c),ge(n,"marginTop",c);let u=o.width(e,l,s);return u&&ge(n,"borderWidth",u),n}function _f(e,l){let o=e.series[l].points;return o._fill||o._stroke}function yf(e,l){let o=e.series[l].points;return o._stroke||o._fill}function vf(e,l){return e.series[l].points.size}var jn=[0,0];function xf(e,l,o){return jn[0]=l,jn[1]=o,jn}function sn(e,l,o,n=!0){return s=>{s.button==0&&(!n||s.target==l)&&o(s)}}function qn(e,l,o,n=!0){return s=>{(!n||s.target==l)&&o(s)}}var bf={show:!0,x:!0,y:!0,lock:!1,move:xf,points:{one:!1,show:Sf,size:vf,width:0,stroke:yf,fill:_f},bind:{mousedown:sn,mouseup:sn,click:sn,dblclick:sn,mousemove:qn,mouseleave:qn,mouseenter:qn},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,l)=>{l.stopPropagation(),l.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,l,o,n,s)=>n-s,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},os={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},mi=ke({},os,{filter:Uo}),ss=ke({},mi,{size:10}),rs=ke({},os,{show:!1}),gi=\'12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"\',fs="bold "+gi,us=1.5,Mo={show:!0,scale:"x",stroke:si,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:fs,side:2,grid:mi,ticks:ss,border:rs,font:gi,lineGap:us,rotate:0},kf="Value",Tf="Time",Eo={show:!0,scale:"x",auto:!1,sorted:1,min:ce,max:-ce,idxs:[]};function Mf(e,l,o,n,s){return l.map(c=>c==null?"":ai(c))}function Ef(e,l,o,n,s,c,u){let p=[],h=Ot.get(s)||0;o=u?o:ae(hn(o,s),h);for(let m=o;m<=n;m=ae(m+s,h))p.push(Object.is(m,-0)?0:m);return p}function ti(e,l,o,n,s,c,u){let p=[],h=e.scales[e.axes[l].scale].log,m=h==10?Pt:Go,_=et(m(o));s=bl(h,_),h==10&&(s=Jt[gt(s,Jt)]);let g=o,w=s*h;h==10&&(w=Jt[gt(w,Jt)]);do p.push(g),g=g+s,h==10&&!Ot.has(g)&&(g=ae(g,Ot.get(s))),g>=w&&(s=g,w=s*h,h==10&&(w=Jt[gt(w,Jt)]));while(g<=n);return p}function Af(e,l,o,n,s,c,u){let h=e.scales[e.axes[l].scale].asinh,m=n>h?ti(e,l,Ye(h,o),n,s):[h],_=n>=0&&o<=0?[0]:[];return(o<-h?ti(e,l,Ye(h,-n),-o,s):[h]).reverse().map(w=>-w).concat(_,m)}var cs=/./,Pf=/[12357]/,Lf=/[125]/,Ao=/1/,li=(e,l,o,n)=>e.map((s,c)=>l==4&&s==0||c%n==0&&o.test(s.toExponential()[s<0?1:0])?s:null);function Df(e,l,o,n,s){let c=e.axes[o],u=c.scale,p=e.scales[u],h=e.valToPos,m=c._space,_=h(10,u),g=h(9,u)-_>=m?cs:h(7,u)-_>=m?Pf:h(5,u)-_>=m?Lf:Ao;if(g==Ao){let w=Ae(h(1,u)-_);if(w<m)return li(l.slice().reverse(),p.distr,g,ut(m/w)).reverse()}return li(l,p.distr,g,1)}function Cf(e,l,o,n,s){let c=e.axes[o],u=c.scale,p=c._space,h=e.valToPos,m=Ae(h(1,u)-h(2,u));return m<p?li(l.slice().reverse(),3,cs,ut(p/m)).reverse():l}function Rf(e,l,o,n){return n==null?ri:l==null?"":ai(l)}var Po={show:!0,scale:"y",stroke:si,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:fs,side:3,grid:mi,ticks:ss,border:rs,font:gi,lineGap:us,rotate:0};function zf(e,l){let o=3+(e||1)*2;return ae(o*l,3)}function Vf(e,l){let{scale:o,idxs:n}=e.series[0],s=e._data[0],c=e.valToPos(s[n[0]],o,!0),u=e.valToPos(s[n[1]],o,!0),p=Ae(u-c),h=e.series[l],m=p/(h.points.space*oe);return n[1]-n[0]<=m}var Lo={scale:null,auto:!0,sorted:0,min:ce,max:-ce},as=(e,l,o,n,s)=>s,Do={show:!0,auto:!0,sorted:0,gaps:as,alpha:1,facets:[ke({},Lo,{scale:"x"}),ke({},Lo,{scale:"y"})]},Co={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:as,alpha:1,points:{show:Vf,filter:null},values:null,min:ce,max:-ce,idxs:[],path:null,clip:null};function Ff(e,l,o,n,s){return o/10}var ps={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Nf=ke({},ps,{time:!1,ori:1}),Ro={};function hs(e,l){let o=Ro[e];return o||(o={key:e,plots:[],sub(n){o.plots.push(n)},unsub(n){o.plots=o.plots.filter(s=>s!=n)},pub(n,s,c,u,p,h,m){for(let _=0;_<o.plots.length;_++)o.plots[_]!=s&&o.plots[_].pub(n,s,c,u,p,h,m)}},e!=null&&(Ro[e]=o)),o}var Ml=1,ni=2;function el(e,l,o){let n=e.mode,s=e.series[l],c=n==2?e._data[l]:e._data,u=e.scales,p=e.bbox,h=c[0],m=n==2?c[1]:c[l],_=n==2?u[s.facets[0].scale]:u[e.series[0].scale],g=n==2?u[s.facets[1].scale]:u[s.scale],w=p.left,D=p.top,L=p.width,N=p.height,H=e.valToPosH,I=e.valToPosV;return _.ori==0?o(s,h,m,_,g,H,I,w,D,L,N,gn,Al,Sn,ms,ws):o(s,h,m,_,g,I,H,D,w,N,L,wn,Pl,_i,gs,Ss)}function wi(e,l){let o=0,n=0,s=ne(e.bands,pi);for(let c=0;c<s.length;c++){let u=s[c];u.series[0]==l?o=u.dir:u.series[1]==l&&(u.dir==1?n|=1:n|=2)}return[o,n==1?-1:n==2?1:n==3?2:0]}function Of(e,l,o,n,s){let c=e.mode,u=e.series[l],p=c==2?u.facets[1].scale:u.scale,h=e.scales[p];return s==-1?h.min:s==1?h.max:h.distr==3?h.dir==1?h.min:h.max:0}function Lt(e,l,o,n,s,c){return el(e,l,(u,p,h,m,_,g,w,D,L,N,H)=>{let I=u.pxRound,x=m.dir*(m.ori==0?1:-1),O=m.ori==0?Al:Pl,b,j;x==1?(b=o,j=n):(b=n,j=o);let P=I(g(p[b],m,N,D)),q=I(w(h[b],_,H,L)),U=I(g(p[j],m,N,D)),Q=I(w(c==1?_.max:_.min,_,H,L)),Y=new Path2D(s);return O(Y,U,Q),O(Y,P,Q),O(Y,P,q),Y})}function mn(e,l,o,n,s,c){let u=null;if(e.length>0){u=new Path2D;let p=l==0?Sn:_i,h=o;for(let g=0;g<e.length;g++){let w=e[g];if(w[1]>w[0]){let D=w[0]-h;D>0&&p(u,h,n,D,n+c),h=w[1]}}let m=o+s-h,_=10;m>0&&p(u,h,n-_/2,m,n+c+_)}return u}function Hf(e,l,o){let n=e[e.length-1];n&&n[0]==l?n[1]=o:e.push([l,o])}function Si(e,l,o,n,s,c,u){let p=[],h=e.length;for(let m=s==1?o:n;m>=o&&m<=n;m+=s)if(l[m]===null){let g=m,w=m;if(s==1)for(;++m<=n&&l[m]===null;)w=m;else for(;--m>=o&&l[m]===null;)w=m;let D=c(e[g]),L=w==g?D:c(e[w]),N=g-s;D=u<=0&&N>=0&&N<h?c(e[N]):D;let I=w+s;L=u>=0&&I>=0&&I<h?c(e[I]):L,L>=D&&p.push([D,L])}return p}function zo(e){return e==0?Yo:e==1?Ee:l=>qt(l,e)}function ds(e){let l=e==0?gn:wn,o=e==0?(s,c,u,p,h,m)=>{s.arcTo(c,u,p,h,m)}:(s,c,u,p,h,m)=>{s.arcTo(u,c,h,p,m)},n=e==0?(s,c,u,p,h)=>{s.rect(c,u,p,h)}:(s,c,u,p,h)=>{s.rect(u,c,h,p)};return(s,c,u,p,h,m=0,_=0)=>{m==0&&_==0?n(s,c,u,p,h):(m=wt(m,p/2,h/2),_=wt(_,p/2,h/2),l(s,c+m,u),o(s,c+p,u,c+p,u+h,m),o(s,c+p,u+h,c,u+h,_),o(s,c,u+h,c,u,_),o(s,c,u,c+p,u,m),s.closePath())}}var gn=(e,l,o)=>{e.moveTo(l,o)},wn=(e,l,o)=>{e.moveTo(o,l)},Al=(e,l,o)=>{e.lineTo(l,o)},Pl=(e,l,o)=>{e.lineTo(o,l)},Sn=ds(0),_i=ds(1),ms=(e,l,o,n,s,c)=>{e.arc(l,o,n,s,c)},gs=(e,l,o,n,s,c)=>{e.arc(o,l,n,s,c)},ws=(e,l,o,n,s,c,u)=>{e.bezierCurveTo(l,o,n,s,c,u)},Ss=(e,l,o,n,s,c,u)=>{e.bezierCurveTo(o,l,s,n,u,c)};function _s(e){return(l,o,n,s,c)=>el(l,o,(u,p,h,m,_,g,w,D,L,N,H)=>{let{pxRound:I,points:x}=u,O,b;m.ori==0?(O=gn,b=ms):(O=wn,b=gs);let j=ae(x.width*oe,3),P=(x.size-x.width)/2*oe,q=ae(P*2,3),U=new Path2D,Q=new Path2D,{left:Y,top:k,width:K,height:C}=l.bbox;Sn(Q,Y-q,k-q,K+q*2,C+q*2);let G=F=>{if(h[F]!=null){let ee=I(g(p[F],m,N,D)),V=I(w(h[F],_,H,L));O(U,ee+P,V),b(U,ee,V,P,0,rn*2)}};if(c)c.forEach(G);else for(let F=n;F<=s;F++)G(F);return{stroke:j>0?U:null,fill:U,clip:Q,flags:Ml|ni}})}function ys(e){return(l,o,n,s,c,u)=>{n!=s&&(c!=n&&u!=n&&e(l,o,n),c!=s&&u!=s&&e(l,o,s),e(l,o,u))}}var Wf=ys(Al),If=ys(Pl);function vs(e){let l=ne(e?.alignGaps,0);return(o,n,s,c)=>el(o,n,(u,p,h,m,_,g,w,D,L,N,H)=>{[s,c]=an(h,s,c);let I=u.pxRound,x=C=>I(g(C,m,N,D)),O=C=>I(w(C,_,H,L)),b,j;m.ori==0?(b=Al,j=Wf):(b=Pl,j=If);let P=m.dir*(m.ori==0?1:-1),q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ml},U=q.stroke,Q=!1;if(c-s>=N*4){let C=R=>o.posToVal(R,m.key,!0),G=null,F=null,ee,V,Ue,we=x(p[P==1?s:c]),te=x(p[s]),fe=x(p[c]),J=C(P==1?te+1:fe-1);for(let R=P==1?s:c;R>=s&&R<=c;R+=P){let Te=p[R],Se=(P==1?Te<J:Te>J)?we:x(Te),se=h[R];Se==we?se!=null?(V=se,G==null?(b(U,Se,O(V)),ee=G=F=V):V<G?G=V:V>F&&(F=V)):se===null&&(Q=!0):(G!=null&&j(U,we,O(G),O(F),O(ee),O(V)),se!=null?(V=se,b(U,Se,O(V)),G=F=ee=V):(G=F=null,se===null&&(Q=!0)),we=Se,J=C(we+P))}G!=null&&G!=F&&Ue!=we&&j(U,we,O(G),O(F),O(ee),O(V))}else for(let C=P==1?s:c;C>=s&&C<=c;C+=P){let G=h[C];G===null?Q=!0:G!=null&&b(U,x(p[C]),O(G))}let[k,K]=wi(o,n);if(u.fill!=null||k!=0){let C=q.fill=new Path2D(U),G=u.fillTo(o,n,u.min,u.max,k),F=O(G),ee=x(p[s]),V=x(p[c]);P==-1&&([V,ee]=[ee,V]),b(C,V,F),b(C,ee,F)}if(!u.spanGaps){let C=[];Q&&C.push(...Si(p,h,s,c,P,x,l)),q.gaps=C=u.gaps(o,n,s,c,C),q.clip=mn(C,m.ori,D,L,N,H)}return K!=0&&(q.band=K==2?[Lt(o,n,s,c,U,-1),Lt(o,n,s,c,U,1)]:Lt(o,n,s,c,U,K)),q})}function Gf(e){let l=ne(e.align,1),o=ne(e.ascDesc,!1),n=ne(e.alignGaps,0),s=ne(e.extend,!1);return(c,u,p,h)=>el(c,u,(m,_,g,w,D,L,N,H,I,x,O)=>{[p,h]=an(g,p,h);let b=m.pxRound,{left:j,width:P}=c.bbox,q=te=>b(L(te,w,x,H)),U=te=>b(N(te,D,O,I)),Q=w.ori==0?Al:Pl,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ml},k=Y.stroke,K=w.dir*(w.ori==0?1:-1),C=U(g[K==1?p:h]),G=q(_[K==1?p:h]),F=G,ee=G;s&&l==-1&&(ee=j,Q(k,ee,C)),Q(k,G,C);for(let te=K==1?p:h;te>=p&&te<=h;te+=K){let fe=g[te];if(fe==null)continue;let J=q(_[te]),R=U(fe);l==1?Q(k,J,C):Q(k,F,R),Q(k,J,R),C=R,F=J}let V=F;s&&l==1&&(V=j+P,Q(k,V,C));let[Ue,we]=wi(c,u);if(m.fill!=null||Ue!=0){let te=Y.fill=new Path2D(k),fe=m.fillTo(c,u,m.min,m.max,Ue),J=U(fe);Q(te,V,J),Q(te,ee,J)}if(!m.spanGaps){let te=[];te.push(...Si(_,g,p,h,K,q,n));let fe=m.width*oe/2,J=o||l==1?fe:-fe,R=o||l==-1?-fe:fe;te.forEach(Te=>{Te[0]+=J,Te[1]+=R}),Y.gaps=te=m.gaps(c,u,p,h,te),Y.clip=mn(te,w.ori,H,I,x,O)}return we!=0&&(Y.band=we==2?[Lt(c,u,p,h,k,-1),Lt(c,u,p,h,k,1)]:Lt(c,u,p,h,k,we)),Y})}function Vo(e,l,o,n,s,c,u=ce){if(e.length>1){let p=null;for(let h=0,m=1/0;h<e.length;h++)if(l[h]!==void 0){if(p!=null){let _=Ae(e[h]-e[p]);_<m&&(m=_,u=Ae(o(e[h],n,s,c)-o(e[p],n,s,c)))}p=h}}return u}function Bf(e){e=e||Ul;let l=ne(e.size,[.6,ce,1]),o=e.align||0,n=e.gap||0,s=e.radius;s=s==null?[0,0]:typeof s=="number"?[s,0]:s;let c=X(s),u=1-l[0],p=ne(l[1],ce),h=ne(l[2],1),m=ne(e.disp,Ul),_=ne(e.each,D=>{}),{fill:g,stroke:w}=m;return(D,L,N,H)=>el(D,L,(I,x,O,b,j,P,q,U,Q,Y,k)=>{let K=I.pxRound,C=o,G=n*oe,F=p*oe,ee=h*oe,V,Ue;b.ori==0?[V,Ue]=c(D,L):[Ue,V]=c(D,L);let we=b.dir*(b.ori==0?1:-1),te=b.ori==0?Sn:_i,fe=b.ori==0?_:(E,pe,Me,il,It,_t,Gt)=>{_(E,pe,Me,It,il,Gt,_t)},J=ne(D.bands,pi).find(E=>E.series[0]==L),R=J!=null?J.dir:0,Te=I.fillTo(D,L,I.min,I.max,R),He=K(q(Te,j,k,Q)),Se,se,ct,je=Y,ye=K(I.width*oe),St=!1,Mt=null,lt=null,Dt=null,tl=null;g!=null&&(ye==0||w!=null)&&(St=!0,Mt=g.values(D,L,N,H),lt=new Map,new Set(Mt).forEach(E=>{E!=null&&lt.set(E,new Path2D)}),ye>0&&(Dt=w.values(D,L,N,H),tl=new Map,new Set(Dt).forEach(E=>{E!=null&&tl.set(E,new Path2D)})));let{x0:ll,size:Cl}=m;if(ll!=null&&Cl!=null){C=1,x=ll.values(D,L,N,H),ll.unit==2&&(x=x.map(Me=>D.posToVal(U+Me*Y,b.key,!0)));let E=Cl.values(D,L,N,H);Cl.unit==2?se=E[0]*Y:se=P(E[0],b,Y,U)-P(0,b,Y,U),je=Vo(x,O,P,b,Y,U,je),ct=je-se+G}else je=Vo(x,O,P,b,Y,U,je),ct=je*u+G,se=je-ct;ct<1&&(ct=0),ye>=se/2&&(ye=0),ct<5&&(K=Yo);let Kl=ct>0,Ht=je-ct-(Kl?ye:0);se=K(ei(Ht,ee,F)),Se=(C==0?se/2:C==we?0:se)-C*we*((C==0?G/2:0)+(Kl?ye/2:0));let We={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},nl=St?null:new Path2D,Et=null;if(J!=null)Et=D.data[J.series[1]];else{let{y0:E,y1:pe}=m;E!=null&&pe!=null&&(O=pe.values(D,L,N,H),Et=E.values(D,L,N,H))}let Wt=V*se,$=Ue*se;for(let E=we==1?N:H;E>=N&&E<=H;E+=we){let pe=O[E];if(pe==null)continue;if(Et!=null){let $e=Et[E]??0;if(pe-$e==0)continue;He=q($e,j,k,Q)}let Me=b.distr!=2||m!=null?x[E]:E,il=P(Me,b,Y,U),It=q(ne(pe,Te),j,k,Q),_t=K(il-Se),Gt=K(Ye(It,He)),qe=K(wt(It,He)),nt=Gt-qe;if(pe!=null){let $e=pe<0?$:Wt,at=pe<0?Wt:$;St?(ye>0&&Dt[E]!=null&&te(tl.get(Dt[E]),_t,qe+et(ye/2),se,Ye(0,nt-ye),$e,at),Mt[E]!=null&&te(lt.get(Mt[E]),_t,qe+et(ye/2),se,Ye(0,nt-ye),$e,at)):te(nl,_t,qe+et(ye/2),se,Ye(0,nt-ye),$e,at),fe(D,L,E,_t-ye/2,qe,se+ye,nt)}}return ye>0?We.stroke=St?tl:nl:St||(We._fill=I.width==0?I._fill:I._stroke??I._fill,We.width=0),We.fill=St?lt:nl,We})}function Yf(e,l){let o=ne(l?.alignGaps,0);return(n,s,c,u)=>el(n,s,(p,h,m,_,g,w,D,L,N,H,I)=>{[c,u]=an(m,c,u);let x=p.pxRound,O=V=>x(w(V,_,H,L)),b=V=>x(D(V,g,I,N)),j,P,q;_.ori==0?(j=gn,q=Al,P=ws):(j=wn,q=Pl,P=Ss);let U=_.dir*(_.ori==0?1:-1),Q=O(h[U==1?c:u]),Y=Q,k=[],K=[];for(let V=U==1?c:u;V>=c&&V<=u;V+=U)if(m[V]!=null){let we=h[V],te=O(we);k.push(Y=te),K.push(b(m[V]))}let C={stroke:e(k,K,j,q,P,x),fill:null,clip:null,band:null,gaps:null,flags:Ml},G=C.stroke,[F,ee]=wi(n,s);if(p.fill!=null||F!=0){let V=C.fill=new Path2D(G),Ue=p.fillTo(n,s,p.min,p.max,F),we=b(Ue);q(V,Y,we),q(V,Q,we)}if(!p.spanGaps){let V=[];V.push(...Si(h,m,c,u,U,O,o)),C.gaps=V=p.gaps(n,s,c,u,V),C.clip=mn(V,_.ori,L,N,H,I)}return ee!=0&&(C.band=ee==2?[Lt(n,s,c,u,G,-1),Lt(n,s,c,u,G,1)]:Lt(n,s,c,u,G,ee)),C})}function Uf(e){return Yf($f,e)}function $f(e,l,o,n,s,c){let u=e.length;if(u<2)return null;let p=new Path2D;if(o(p,e[0],l[0]),u==2)n(p,e[1],l[1]);else{let h=Array(u),m=Array(u-1),_=Array(u-1),g=Array(u-1);for(let w=0;w<u-1;w++)_[w]=l[w+1]-l[w],g[w]=e[w+1]-e[w],m[w]=_[w]/g[w];h[0]=m[0];for(let w=1;w<u-1;w++)m[w]===0||m[w-1]===0||m[w-1]>0!=m[w]>0?h[w]=0:(h[w]=3*(g[w-1]+g[w])/((2*g[w]+g[w-1])/m[w-1]+(g[w]+2*g[w-1])/m[w]),isFinite(h[w])||(h[w]=0));h[u-1]=m[u-2];for(let w=0;w<u-1;w++)s(p,e[w]+g[w]/3,l[w]+h[w]*g[w]/3,e[w+1]-g[w]/3,l[w+1]-h[w+1]*g[w]/3,e[w+1],l[w+1])}return p}var ii=new Set;function Fo(){for(let e of ii)e.syncRect(!0)}El&&(Qt(Tr,xl,Fo),Qt(Mr,xl,Fo,!0),Qt(fn,xl,()=>{Pe.pxRatio=oe}));var Kf=vs(),jf=_s();function No(e,l,o,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((c,u)=>oi(c,u,l,o))}function qf(e,l){return e.map((o,n)=>n==0?{}:ke({},l,o))}function oi(e,l,o,n){return ke({},l==0?o:n,e)}function xs(e,l,o){return l==null?kl:[l,o]}var Jf=xs;function Zf(e,l,o){return l==null?kl:un(l,o,ci,!0)}function bs(e,l,o,n){return l==null?kl:pn(l,o,e.scales[n].log,!1)}var Qf=bs;function ks(e,l,o,n){return l==null?kl:ui(l,o,e.scales[n].log,!1)}var Xf=ks;function eu(e,l,o,n,s){let c=Ye(mo(e),mo(l)),u=l-e,p=gt(s/n*u,o);do{let h=o[p],m=n*h/u;if(m>=s&&c+(h<5?Ot.get(h):0)<=17)return[h,m]}while(++p<o.length);return[0,0]}function Oo(e){let l,o;return e=e.replace(/(\\d+)px/,(n,s)=>(l=Ee((o=+s)*oe))+"px"),[e,l,o]}function tu(e){e.show&&[e.font,e.labelFont].forEach(l=>{let o=ae(l[2]*oe,1);l[0]=l[0].replace(/[0-9.]+px/,o+"px"),l[1]=o})}function Pe(e,l,o){let n={mode:ne(e.mode,1)},s=n.mode;function c(t,i,r,f){let a=i.valToPct(t);return f+r*(i.dir==-1?1-a:a)}function u(t,i,r,f){let a=i.valToPct(t);return f+r*(i.dir==-1?a:1-a)}function p(t,i,r,f){return i.ori==0?c(t,i,r,f):u(t,i,r,f)}n.valToPosH=c,n.valToPosV=u;let h=!1;n.status=0;let m=n.root=ft(rr);if(e.id!=null&&(m.id=e.id),Xe(m,e.class),e.title){let t=ft(cr,m);t.textContent=e.title}let _=mt("canvas"),g=n.ctx=_.getContext("2d"),w=ft(ar,m);Qt("click",w,t=>{t.target===L&&(he!=ml||_e!=gl)&&Ne.click(n,t)},!0);let D=n.under=ft(pr,w);w.appendChild(_);let L=n.over=ft(hr,w);e=Tl(e);let N=+ne(e.pxAlign,1),H=zo(N);(e.plugins||[]).forEach(t=>{t.opts&&(e=t.opts(n,e)||e)});let I=e.ms||.001,x=n.series=s==1?No(e.series||[],Eo,Co,!1):qf(e.series||[null],Do),O=n.axes=No(e.axes||[],Mo,Po,!0),b=n.scales={},j=n.bands=e.bands||[];j.forEach(t=>{t.fill=X(t.fill||null),t.dir=ne(t.dir,-1)});let P=s==2?x[1].facets[0].scale:x[0].scale,q={axes:$s,series:Is},U=(e.drawOrder||["axes","series"]).map(t=>q[t]);function Q(t){let i=t.distr==3?r=>Pt(r>0?r:t.clamp(n,r,t.min,t.max,t.key)):t.distr==4?r=>$n(r,t.asinh):t.distr==100?r=>t.fwd(r):r=>r;return r=>{let f=i(r),{_min:a,_max:d}=t,S=d-a;return(f-a)/S}}function Y(t){let i=b[t];if(i==null){let r=(e.scales||Ul)[t]||Ul;if(r.from!=null){Y(r.from);let f=ke({},b[r.from],r,{key:t});f.valToPct=Q(f),b[t]=f}else{i=b[t]=ke({},t==P?ps:Nf,r),i.key=t;let f=i.time,a=i.range,d=Nt(a);if((t!=P||s==2&&!f)&&(d&&(a[0]==null||a[1]==null)&&(a={min:a[0]==null?ao:{mode:1,hard:a[0],soft:a[0]},max:a[1]==null?ao:{mode:1,hard:a[1],soft:a[1]}},d=!1),!d&&dn(a))){let S=a;a=(y,v,T)=>v==null?kl:un(v,T,S)}i.range=X(a||(f?Jf:t==P?i.distr==3?Qf:i.distr==4?Xf:xs:i.distr==3?bs:i.distr==4?ks:Zf)),i.auto=X(d?!1:i.auto),i.clamp=X(i.clamp||Ff),i._min=i._max=null,i.valToPct=Q(i)}}}Y("x"),Y("y"),s==1&&x.forEach(t=>{Y(t.scale)}),O.forEach(t=>{Y(t.scale)});for(let t in e.scales)Y(t);let k=b[P],K=k.distr,C,G;k.ori==0?(Xe(m,fr),C=c,G=u):(Xe(m,ur),C=u,G=c);let F={};for(let t in b){let i=b[t];(i.min!=null||i.max!=null)&&(F[t]={min:i.min,max:i.max},i.min=i.max=null)}let ee=e.tzDate||(t=>new Date(Ee(t/I))),V=e.fmtDate||hi,Ue=I==1?uf(ee):pf(ee),we=bo(ee,xo(I==1?ff:af,V)),te=To(ee,ko(df,V)),fe=[],J=n.legend=ke({},wf,e.legend),R=n.cursor=ke({},bf,{drag:{y:s==2}},e.cursor),Te=J.show,He=R.show,Se=J.markers;J.idxs=fe,Se.width=X(Se.width),Se.dash=X(Se.dash),Se.stroke=X(Se.stroke),Se.fill=X(Se.fill);let se,ct,je,ye=[],St=[],Mt,lt=!1,Dt={};if(J.live){let t=x[1]?x[1].values:null;lt=t!=null,Mt=lt?t(n,1,0):{_:0};for(let i in Mt)Dt[i]=ri}if(Te)if(se=mt("table",_r,m),je=mt("tbody",null,se),J.mount(n,se),lt){ct=mt("thead",null,se,je);let t=mt("tr",null,ct);mt("th",null,t);for(var tl in Mt)mt("th",Qi,t).textContent=tl}else Xe(se,vr),J.live&&Xe(se,yr);let ll={show:!0},Cl={show:!1};function Kl(t,i){if(i==0&&(lt||!J.live||s==2))return kl;let r=[],f=mt("tr",xr,je,je.childNodes[i]);Xe(f,t.class),t.show||Xe(f,Zt);let a=mt("th",null,f);if(Se.show){let y=ft(br,a);if(i>0){let v=Se.width(n,i);v&&(y.style.border=v+"px "+Se.dash(n,i)+" "+Se.stroke(n,i)),y.style.background=Se.fill(n,i)}}let d=ft(Qi,a);t.label instanceof HTMLElement?d.appendChild(t.label):d.textContent=t.label,i>0&&(Se.show||(d.style.color=t.width>0?Se.stroke(n,i):Se.fill(n,i)),We("click",a,y=>{if(R._lock)return;Yt(y);let v=x.indexOf(t);if((y.ctrlKey||y.metaKey)!=J.isolate){let T=x.some((M,A)=>A>0&&A!=v&&M.show);x.forEach((M,A)=>{A>0&&vt(A,T?A==v?ll:Cl:ll,!0,be.setSeries)})}else vt(v,{show:!t.show},!0,be.setSeries)},!1),sl&&We(lo,a,y=>{R._lock||(Yt(y),vt(x.indexOf(t),Sl,!0,be.setSeries))},!1));for(var S in Mt){let y=mt("td",kr,f);y.textContent="--",r.push(y)}return[f,r]}let Ht=new Map;function We(t,i,r,f=!0){let a=Ht.get(i)||{},d=R.bind[t](n,i,r,f);d&&(Qt(t,i,a[t]=d),Ht.set(i,a))}function nl(t,i,r){let f=Ht.get(i)||{};for(let a in f)(t==null||a==t)&&(Xn(a,i,f[a]),delete f[a]);t==null&&Ht.delete(i)}let Et=0,Wt=0,$=0,E=0,pe=0,Me=0,il=pe,It=Me,_t=$,Gt=E,qe=0,nt=0,$e=0,at=0;n.bbox={};let yn=!1,jl=!1,ol=!1,Bt=!1,ql=!1,it=!1;function vn(t,i,r){(r||t!=n.width||i!=n.height)&&xi(t,i),al(!1),ol=!0,jl=!0,pl()}function xi(t,i){n.width=Et=$=t,n.height=Wt=E=i,pe=Me=0,zs(),Vs();let r=n.bbox;qe=r.left=qt(pe*oe,.5),nt=r.top=qt(Me*oe,.5),$e=r.width=qt($*oe,.5),at=r.height=qt(E*oe,.5)}let Ds=3;function Cs(){let t=!1,i=0;for(;!t;){i++;let r=Ys(i),f=Us(i);t=i==Ds||r&&f,t||(xi(n.width,n.height),jl=!0)}}function Rs({width:t,height:i}){vn(t,i)}n.setSize=Rs;function zs(){let t=!1,i=!1,r=!1,f=!1;O.forEach((a,d)=>{if(a.show&&a._show){let{side:S,_size:y}=a,v=S%2,T=a.label!=null?a.labelSize:0,M=y+T;M>0&&(v?($-=M,S==3?(pe+=M,f=!0):r=!0):(E-=M,S==0?(Me+=M,t=!0):i=!0))}}),Ut[0]=t,Ut[1]=r,Ut[2]=i,Ut[3]=f,$-=Ct[1]+Ct[3],pe+=Ct[3],E-=Ct[2]+Ct[0],Me+=Ct[0]}function Vs(){let t=pe+$,i=Me+E,r=pe,f=Me;function a(d,S){switch(d){case 1:return t+=S,t-S;case 2:return i+=S,i-S;case 3:return r-=S,r+S;case 0:return f-=S,f+S}}O.forEach((d,S)=>{if(d.show&&d._show){let y=d.side;d._pos=a(y,d._size),d.label!=null&&(d._lpos=a(y,d.labelSize))}})}if(R.dataIdx==null){let t=R.hover,i=t.skip=new Set(t.skip??[]);i.add(void 0);let r=t.prox=X(t.prox),f=t.bias??=0;R.dataIdx=(a,d,S,y)=>{if(d==0)return S;let v=S,T=r(a,d,S,y)??ce,M=T>=0&&T<ce,A=k.ori==0?$:E,B=R.left,ie=l[0],le=l[d];if(i.has(le[S])){v=null;let Z=null,W=null,z;if(f==0||f==-1)for(z=S;Z==null&&z-- >0;)i.has(le[z])||(Z=z);if(f==0||f==1)for(z=S;W==null&&z++<le.length;)i.has(le[z])||(W=z);if(Z!=null||W!=null)if(M){let me=Z==null?-1/0:C(ie[Z],k,A,0),ve=W==null?1/0:C(ie[W],k,A,0),Ve=B-me,ue=ve-B;Ve<=ue?Ve<=T&&(v=Z):ue<=T&&(v=W)}else v=W==null?Z:Z==null?W:S-Z<=W-S?Z:W}else M&&Ae(B-C(ie[S],k,A,0))>T&&(v=null);return v}}let Yt=t=>{R.event=t};R.idxs=fe,R._lock=!1;let Oe=R.points;Oe.show=X(Oe.show),Oe.size=X(Oe.size),Oe.stroke=X(Oe.stroke),Oe.width=X(Oe.width),Oe.fill=X(Oe.fill);let yt=n.focus=ke({},e.focus||{alpha:.3},R.focus),sl=yt.prox>=0,rl=sl&&Oe.one,ot=[],fl=[],ul=[];function bi(t,i){let r=Oe.show(n,i);if(r instanceof HTMLElement)return Xe(r,Sr),Xe(r,t.class),Tt(r,-10,-10,$,E),L.insertBefore(r,ot[i]),r}function ki(t,i){if(s==1||i>0){let r=s==1&&b[t.scale].time,f=t.value;t.value=r?So(f)?To(ee,ko(f,V)):f||te:f||Rf,t.label=t.label||(r?Tf:kf)}if(rl||i>0){t.width=t.width==null?1:t.width,t.paths=t.paths||Kf||Fr,t.fillTo=X(t.fillTo||Of),t.pxAlign=+ne(t.pxAlign,N),t.pxRound=zo(t.pxAlign),t.stroke=X(t.stroke||null),t.fill=X(t.fill||null),t._stroke=t._fill=t._paths=t._focus=null;let r=zf(Ye(1,t.width),1),f=t.points=ke({},{size:r,width:Ye(1,r*.2),stroke:t.stroke,space:r*2,paths:jf,_stroke:null,_fill:null},t.points);f.show=X(f.show),f.filter=X(f.filter),f.fill=X(f.fill),f.stroke=X(f.stroke),f.paths=X(f.paths),f.pxAlign=t.pxAlign}if(Te){let r=Kl(t,i);ye.splice(i,0,r[0]),St.splice(i,0,r[1]),J.values.push(null)}if(He){fe.splice(i,0,null);let r=null;rl?i==0&&(r=bi(t,i)):i>0&&(r=bi(t,i)),ot.splice(i,0,r),fl.splice(i,0,0),ul.splice(i,0,0)}ze("addSeries",i)}function Fs(t,i){i=i??x.length,t=s==1?oi(t,i,Eo,Co):oi(t,i,{},Do),x.splice(i,0,t),ki(x[i],i)}n.addSeries=Fs;function Ns(t){if(x.splice(t,1),Te){J.values.splice(t,1),St.splice(t,1);let i=ye.splice(t,1)[0];nl(null,i.firstChild),i.remove()}He&&(fe.splice(t,1),ot.splice(t,1)[0].remove(),fl.splice(t,1),ul.splice(t,1)),ze("delSeries",t)}n.delSeries=Ns;let Ut=[!1,!1,!1,!1];function Os(t,i){if(t._show=t.show,t.show){let r=t.side%2,f=b[t.scale];f==null&&(t.scale=r?x[1].scale:P,f=b[t.scale]);let a=f.time;t.size=X(t.size),t.space=X(t.space),t.rotate=X(t.rotate),Nt(t.incrs)&&t.incrs.forEach(S=>{!Ot.has(S)&&Ot.set(S,Ko(S))}),t.incrs=X(t.incrs||(f.distr==2?of:a?I==1?rf:cf:Jt)),t.splits=X(t.splits||(a&&f.distr==1?Ue:f.distr==3?ti:f.distr==4?Af:Ef)),t.stroke=X(t.stroke),t.grid.stroke=X(t.grid.stroke),t.ticks.stroke=X(t.ticks.stroke),t.border.stroke=X(t.border.stroke);let d=t.values;t.values=Nt(d)&&!Nt(d[0])?X(d):a?Nt(d)?bo(ee,xo(d,V)):So(d)?hf(ee,d):d||we:d||Mf,t.filter=X(t.filter||(f.distr>=3&&f.log==10?Df:f.distr==3&&f.log==2?Cf:Uo)),t.font=Oo(t.font),t.labelFont=Oo(t.labelFont),t._size=t.size(n,null,i,0),t._space=t._rotate=t._incrs=t._found=t._splits=t._values=null,t._size>0&&(Ut[i]=!0,t._el=ft(dr,w))}}function Rl(t,i,r,f){let[a,d,S,y]=r,v=i%2,T=0;return v==0&&(y||d)&&(T=i==0&&!a||i==2&&!S?Ee(Mo.size/3):0),v==1&&(a||S)&&(T=i==1&&!d||i==3&&!y?Ee(Po.size/2):0),T}let Ti=n.padding=(e.padding||[Rl,Rl,Rl,Rl]).map(t=>X(ne(t,Rl))),Ct=n._padding=Ti.map((t,i)=>t(n,i,Ut,0)),Fe,Le=null,De=null,Jl=s==1?x[0].idxs:null,pt=null,zl=!1;function Mi(t,i){if(l=t??[],n.data=n._data=l,s==2){Fe=0;for(let r=1;r<x.length;r++)Fe+=l[r][0].length}else{l.length==0&&(n.data=n._data=l=[[]]),pt=l[0],Fe=pt.length;let r=l;if(K==2){r=l.slice();let f=r[0]=Array(Fe);for(let a=0;a<Fe;a++)f[a]=a}n._data=l=r}if(al(!0),ze("setData"),K==2&&(ol=!0),i!==!1){let r=k;r.auto(n,zl)?xn():zt(P,r.min,r.max),Bt=Bt||R.left>=0,it=!0,pl()}}n.setData=Mi;function xn(){zl=!0;let t,i;s==1&&(Fe>0?(Le=Jl[0]=0,De=Jl[1]=Fe-1,t=l[0][Le],i=l[0][De],K==2?(t=Le,i=De):t==i&&(K==3?[t,i]=pn(t,t,k.log,!1):K==4?[t,i]=ui(t,t,k.log,!1):k.time?i=t+Ee(86400/I):[t,i]=un(t,i,ci,!0))):(Le=Jl[0]=t=null,De=Jl[1]=i=null)),zt(P,t,i)}let Zl,cl,bn,kn,Tn,Mn,En,An,Pn,Ke;function Ei(t,i,r,f,a,d){t??=eo,r??=pi,f??="butt",a??=eo,d??="round",t!=Zl&&(g.strokeStyle=Zl=t),a!=cl&&(g.fillStyle=cl=a),i!=bn&&(g.lineWidth=bn=i),d!=Tn&&(g.lineJoin=Tn=d),f!=Mn&&(g.lineCap=Mn=f),r!=kn&&g.setLineDash(kn=r)}function Ai(t,i,r,f){i!=cl&&(g.fillStyle=cl=i),t!=En&&(g.font=En=t),r!=An&&(g.textAlign=An=r),f!=Pn&&(g.textBaseline=Pn=f)}function Ln(t,i,r,f,a=0){if(f.length>0&&t.auto(n,zl)&&(i==null||i.min==null)){let d=ne(Le,0),S=ne(De,f.length-1),y=r.min==null?Lr(f,d,S,a,t.distr==3):[r.min,r.max];t.min=wt(t.min,r.min=y[0]),t.max=Ye(t.max,r.max=y[1])}}let Pi={min:null,max:null};function Hs(){for(let f in b){let a=b[f];F[f]==null&&(a.min==null||F[P]!=null&&a.auto(n,zl))&&(F[f]=Pi)}for(let f in b){let a=b[f];F[f]==null&&a.from!=null&&F[a.from]!=null&&(F[f]=Pi)}F[P]!=null&&al(!0);let t={};for(let f in F){let a=F[f];if(a!=null){let d=t[f]=Tl(b[f],Hr);if(a.min!=null)ke(d,a);else if(f!=P||s==2)if(Fe==0&&d.from==null){let S=d.range(n,null,null,f);d.min=S[0],d.max=S[1]}else d.min=ce,d.max=-ce}}if(Fe>0){x.forEach((f,a)=>{if(s==1){let d=f.scale,S=F[d];if(S==null)return;let y=t[d];if(a==0){let v=y.range(n,y.min,y.max,d);y.min=v[0],y.max=v[1],Le=gt(y.min,l[0]),De=gt(y.max,l[0]),De-Le>1&&(l[0][Le]<y.min&&Le++,l[0][De]>y.max&&De--),f.min=pt[Le],f.max=pt[De]}else f.show&&f.auto&&Ln(y,S,f,l[a],f.sorted);f.idxs[0]=Le,f.idxs[1]=De}else if(a>0&&f.show&&f.auto){let[d,S]=f.facets,y=d.scale,v=S.scale,[T,M]=l[a],A=t[y],B=t[v];A!=null&&Ln(A,F[y],d,T,d.sorted),B!=null&&Ln(B,F[v],S,M,S.sorted),f.min=S.min,f.max=S.max}});for(let f in t){let a=t[f],d=F[f];if(a.from==null&&(d==null||d.min==null)){let S=a.range(n,a.min==ce?null:a.min,a.max==-ce?null:a.max,f);a.min=S[0],a.max=S[1]}}}for(let f in t){let a=t[f];if(a.from!=null){let d=t[a.from];if(d.min==null)a.min=a.max=null;else{let S=a.range(n,d.min,d.max,f);a.min=S[0],a.max=S[1]}}}let i={},r=!1;for(let f in t){let a=t[f],d=b[f];if(d.min!=a.min||d.max!=a.max){d.min=a.min,d.max=a.max;let S=d.distr;d._min=S==3?Pt(d.min):S==4?$n(d.min,d.asinh):S==100?d.fwd(d.min):d.min,d._max=S==3?Pt(d.max):S==4?$n(d.max,d.asinh):S==100?d.fwd(d.max):d.max,i[f]=r=!0}}if(r){x.forEach((f,a)=>{s==2?a>0&&i.y&&(f._paths=null):i[f.scale]&&(f._paths=null)});for(let f in i)ol=!0,ze("setScale",f);He&&R.left>=0&&(Bt=it=!0)}for(let f in F)F[f]=null}function Ws(t){let i=ei(Le-1,0,Fe-1),r=ei(De+1,0,Fe-1);for(;t[i]==null&&i>0;)i--;for(;t[r]==null&&r<Fe-1;)r++;return[i,r]}function Is(){if(Fe>0){let t=x.some(i=>i._focus)&&Ke!=yt.alpha;t&&(g.globalAlpha=Ke=yt.alpha),x.forEach((i,r)=>{if(r>0&&i.show&&(Li(r,!1),Li(r,!0),i._paths==null)){let f=Ke;Ke!=i.alpha&&(g.globalAlpha=Ke=i.alpha);let a=s==2?[0,l[r][0].length-1]:Ws(l[r]);i._paths=i.paths(n,r,a[0],a[1]),Ke!=f&&(g.globalAlpha=Ke=f)}}),x.forEach((i,r)=>{if(r>0&&i.show){let f=Ke;Ke!=i.alpha&&(g.globalAlpha=Ke=i.alpha),i._paths!=null&&Di(r,!1);{let a=i._paths!=null?i._paths.gaps:null,d=i.points.show(n,r,Le,De,a),S=i.points.filter(n,r,d,a);(d||S)&&(i.points._paths=i.points.paths(n,r,Le,De,S),Di(r,!0))}Ke!=f&&(g.globalAlpha=Ke=f),ze("drawSeries",r)}}),t&&(g.globalAlpha=Ke=1)}}function Li(t,i){let r=i?x[t].points:x[t];r._stroke=r.stroke(n,t),r._fill=r.fill(n,t)}function Di(t,i){let r=i?x[t].points:x[t],{stroke:f,fill:a,clip:d,flags:S,_stroke:y=r._stroke,_fill:v=r._fill,_width:T=r.width}=r._paths;T=ae(T*oe,3);let M=null,A=T%2/2;i&&v==null&&(v=T>0?"#fff":y);let B=r.pxAlign==1&&A>0;if(B&&g.translate(A,A),!i){let ie=qe-T/2,le=nt-T/2,Z=$e+T,W=at+T;M=new Path2D,M.rect(ie,le,Z,W)}i?Dn(y,T,r.dash,r.cap,v,f,a,S,d):Gs(t,y,T,r.dash,r.cap,v,f,a,S,M,d),B&&g.translate(-A,-A)}function Gs(t,i,r,f,a,d,S,y,v,T,M){let A=!1;v!=0&&j.forEach((B,ie)=>{if(B.series[0]==t){let le=x[B.series[1]],Z=l[B.series[1]],W=(le._paths||Ul).band;Nt(W)&&(W=B.dir==1?W[0]:W[1]);let z,me=null;le.show&&W&&Cr(Z,Le,De)?(me=B.fill(n,ie)||d,z=le._paths.clip):W=null,Dn(i,r,f,a,me,S,y,v,T,M,z,W),A=!0}}),A||Dn(i,r,f,a,d,S,y,v,T,M)}let Ci=Ml|ni;function Dn(t,i,r,f,a,d,S,y,v,T,M,A){Ei(t,i,r,f,a),(v||T||A)&&(g.save(),v&&g.clip(v),T&&g.clip(T)),A?(y&Ci)==Ci?(g.clip(A),M&&g.clip(M),Xl(a,S),Ql(t,d,i)):y&ni?(Xl(a,S),g.clip(A),Ql(t,d,i)):y&Ml&&(g.save(),g.clip(A),M&&g.clip(M),Xl(a,S),g.restore(),Ql(t,d,i)):(Xl(a,S),Ql(t,d,i)),(v||T||A)&&g.restore()}function Ql(t,i,r){r>0&&(i instanceof Map?i.forEach((f,a)=>{g.strokeStyle=Zl=a,g.stroke(f)}):i!=null&&t&&g.stroke(i))}function Xl(t,i){i instanceof Map?i.forEach((r,f)=>{g.fillStyle=cl=f,g.fill(r)}):i!=null&&t&&g.fill(i)}function Bs(t,i,r,f){let a=O[t],d;if(f<=0)d=[0,0];else{let S=a._space=a.space(n,t,i,r,f),y=a._incrs=a.incrs(n,t,i,r,f,S);d=eu(i,r,y,f,S)}return a._found=d}function Cn(t,i,r,f,a,d,S,y,v,T){let M=S%2/2;N==1&&g.translate(M,M),Ei(y,S,v,T,y),g.beginPath();let A,B,ie,le,Z=a+(f==0||f==3?-d:d);r==0?(B=a,le=Z):(A=a,ie=Z);for(let W=0;W<t.length;W++)i[W]!=null&&(r==0?A=ie=t[W]:B=le=t[W],g.moveTo(A,B),g.lineTo(ie,le));g.stroke(),N==1&&g.translate(-M,-M)}function Ys(t){let i=!0;return O.forEach((r,f)=>{if(!r.show)return;let a=b[r.scale];if(a.min==null){r._show&&(i=!1,r._show=!1,al(!1));return}else r._show||(i=!1,r._show=!0,al(!1));let d=r.side,S=d%2,{min:y,max:v}=a,[T,M]=Bs(f,y,v,S==0?$:E);if(M==0)return;let A=a.distr==2,B=r._splits=r.splits(n,f,y,v,T,M,A),ie=a.distr==2?B.map(z=>pt[z]):B,le=a.distr==2?pt[B[1]]-pt[B[0]]:T,Z=r._values=r.values(n,r.filter(n,ie,f,M,le),f,M,le);r._rotate=d==2?r.rotate(n,Z,f,M):0;let W=r._size;r._size=ut(r.size(n,Z,f,t)),W!=null&&r._size!=W&&(i=!1)}),i}function Us(t){let i=!0;return Ti.forEach((r,f)=>{let a=r(n,f,Ut,t);a!=Ct[f]&&(i=!1),Ct[f]=a}),i}function $s(){for(let t=0;t<O.length;t++){let i=O[t];if(!i.show||!i._show)continue;let r=i.side,f=r%2,a,d,S=i.stroke(n,t),y=r==0||r==3?-1:1,[v,T]=i._found;if(i.label!=null){let Ge=i.labelGap*y,Qe=Ee((i._lpos+Ge)*oe);Ai(i.labelFont[0],S,"center",r==2?"top":Xi),g.save(),f==1?(a=d=0,g.translate(Qe,Ee(nt+at/2)),g.rotate((r==3?-rn:rn)/2)):(a=Ee(qe+$e/2),d=Qe);let jt=Bo(i.label)?i.label(n,t,v,T):i.label;g.fillText(jt,a,d),g.restore()}if(T==0)continue;let M=b[i.scale],A=f==0?$e:at,B=f==0?qe:nt,ie=i._splits,le=M.distr==2?ie.map(Ge=>pt[Ge]):ie,Z=M.distr==2?pt[ie[1]]-pt[ie[0]]:v,W=i.ticks,z=i.border,me=W.show?W.size:0,ve=Ee(me*oe),Ve=Ee((i.alignTo==2?i._size-me-i.gap:i.gap)*oe),ue=i._rotate*-rn/180,xe=H(i._pos*oe),Je=(ve+Ve)*y,Ie=xe+Je;d=f==0?Ie:0,a=f==1?Ie:0;let st=i.font[0],ht=i.align==1?yl:i.align==2?Bn:ue>0?yl:ue<0?Bn:f==0?"center":r==3?Bn:yl,bt=ue||f==1?"middle":r==2?"top":Xi;Ai(st,S,ht,bt);let Ze=i.font[1]*i.lineGap,rt=ie.map(Ge=>H(p(Ge,M,A,B))),dt=i._values;for(let Ge=0;Ge<dt.length;Ge++){let Qe=dt[Ge];if(Qe!=null){f==0?a=rt[Ge]:d=rt[Ge],Qe=""+Qe;let jt=Qe.indexOf(`\n`)==-1?[Qe]:Qe.split(/\\n/gm);for(let Be=0;Be<jt.length;Be++){let Zi=jt[Be];ue?(g.save(),g.translate(a,d+Be*Ze),g.rotate(ue),g.fillText(Zi,0,0),g.restore()):g.fillText(Zi,a,d+Be*Ze)}}}W.show&&Cn(rt,W.filter(n,le,t,T,Z),f,r,xe,ve,ae(W.width*oe,3),W.stroke(n,t),W.dash,W.cap);let kt=i.grid;kt.show&&Cn(rt,kt.filter(n,le,t,T,Z),f,f==0?2:1,f==0?nt:qe,f==0?at:$e,ae(kt.width*oe,3),kt.stroke(n,t),kt.dash,kt.cap),z.show&&Cn([xe],[1],f==0?1:0,f==0?1:2,f==1?nt:qe,f==1?at:$e,ae(z.width*oe,3),z.stroke(n,t),z.dash,z.cap)}ze("drawAxes")}function al(t){x.forEach((i,r)=>{r>0&&(i._paths=null,t&&(s==1?(i.min=null,i.max=null):i.facets.forEach(f=>{f.min=null,f.max=null})))})}let en=!1,Rn=!1,Vl=[];function Ks(){Rn=!1;for(let t=0;t<Vl.length;t++)ze(...Vl[t]);Vl.length=0}function pl(){en||($r(Ri),en=!0)}function js(t,i=!1){en=!0,Rn=i,t(n),Ri(),i&&Vl.length>0&&queueMicrotask(Ks)}n.batch=js;function Ri(){if(yn&&(Hs(),yn=!1),ol&&(Cs(),ol=!1),jl){if(ge(D,yl,pe),ge(D,"top",Me),ge(D,Il,$),ge(D,Gl,E),ge(L,yl,pe),ge(L,"top",Me),ge(L,Il,$),ge(L,Gl,E),ge(w,Il,Et),ge(w,Gl,Wt),_.width=Ee(Et*oe),_.height=Ee(Wt*oe),O.forEach(({_el:t,_show:i,_size:r,_pos:f,side:a})=>{if(t!=null)if(i){let d=a===3||a===0?r:0,S=a%2==1;ge(t,S?"left":"top",f-d),ge(t,S?"width":"height",r),ge(t,S?"top":"left",S?Me:pe),ge(t,S?"height":"width",S?E:$),Qn(t,Zt)}else Xe(t,Zt)}),Zl=cl=bn=Tn=Mn=En=An=Pn=kn=null,Ke=1,Ol(!0),pe!=il||Me!=It||$!=_t||E!=Gt){al(!1);let t=$/_t,i=E/Gt;if(He&&!Bt&&R.left>=0){R.left*=t,R.top*=i,hl&&Tt(hl,Ee(R.left),0,$,E),dl&&Tt(dl,0,Ee(R.top),$,E);for(let r=0;r<ot.length;r++){let f=ot[r];f!=null&&(fl[r]*=t,ul[r]*=i,Tt(f,ut(fl[r]),ut(ul[r]),$,E))}}if(de.show&&!ql&&de.left>=0&&de.width>0){de.left*=t,de.width*=t,de.top*=i,de.height*=i;for(let r in Hn)ge(wl,r,de[r])}il=pe,It=Me,_t=$,Gt=E}ze("setSize"),jl=!1}Et>0&&Wt>0&&(g.clearRect(0,0,_.width,_.height),ze("drawClear"),U.forEach(t=>t()),ze("draw")),de.show&&ql&&(tn(de),ql=!1),He&&Bt&&(Kt(null,!0,!1),Bt=!1),J.show&&J.live&&it&&(Nn(),it=!1),h||(h=!0,n.status=1,ze("ready")),zl=!1,en=!1}n.redraw=(t,i)=>{ol=i||!1,t!==!1?zt(P,k.min,k.max):pl()};function zn(t,i){let r=b[t];if(r.from==null){if(Fe==0){let f=r.range(n,i.min,i.max,t);i.min=f[0],i.max=f[1]}if(i.min>i.max){let f=i.min;i.min=i.max,i.max=f}if(Fe>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;t==P&&r.distr==2&&Fe>0&&(i.min=gt(i.min,l[0]),i.max=gt(i.max,l[0]),i.min==i.max&&i.max++),F[t]=i,yn=!0,pl()}}n.setScale=zn;let Vn,Fn,hl,dl,zi,Vi,ml,gl,Fi,Ni,he,_e,Rt=!1,Ne=R.drag,Ce=Ne.x,Re=Ne.y;He&&(R.x&&(Vn=ft(gr,L)),R.y&&(Fn=ft(wr,L)),k.ori==0?(hl=Vn,dl=Fn):(hl=Fn,dl=Vn),he=R.left,_e=R.top);let de=n.select=ke({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),wl=de.show?ft(mr,de.over?L:D):null;function tn(t,i){if(de.show){for(let r in t)de[r]=t[r],r in Hn&&ge(wl,r,t[r]);i!==!1&&ze("setSelect")}}n.setSelect=tn;function qs(t){if(x[t].show)Te&&Qn(ye[t],Zt);else if(Te&&Xe(ye[t],Zt),He){let r=rl?ot[0]:ot[t];r!=null&&Tt(r,-10,-10,$,E)}}function zt(t,i,r){zn(t,{min:i,max:r})}function vt(t,i,r,f){i.focus!=null&&er(t),i.show!=null&&x.forEach((a,d)=>{d>0&&(t==d||t==null)&&(a.show=i.show,qs(d),s==2?(zt(a.facets[0].scale,null,null),zt(a.facets[1].scale,null,null)):zt(a.scale,null,null),pl())}),r!==!1&&ze("setSeries",t,i),f&&Hl("setSeries",n,t,i)}n.setSeries=vt;function Js(t,i){ke(j[t],i)}function Zs(t,i){t.fill=X(t.fill||null),t.dir=ne(t.dir,-1),i=i??j.length,j.splice(i,0,t)}function Qs(t){t==null?j.length=0:j.splice(t,1)}n.addBand=Zs,n.setBand=Js,n.delBand=Qs;function Xs(t,i){x[t].alpha=i,He&&ot[t]!=null&&(ot[t].style.opacity=i),Te&&ye[t]&&(ye[t].style.opacity=i)}let At,Vt,$t,Sl={focus:!0};function er(t){if(t!=$t){let i=t==null,r=yt.alpha!=1;x.forEach((f,a)=>{if(s==1||a>0){let d=i||a==0||a==t;f._focus=i?null:d,r&&Xs(a,d?1:yt.alpha)}}),$t=t,r&&pl()}}Te&&sl&&We(no,se,t=>{R._lock||(Yt(t),$t!=null&&vt(null,Sl,!0,be.setSeries))});function xt(t,i,r){let f=b[i];r&&(t=t/oe-(f.ori==1?Me:pe));let a=$;f.ori==1&&(a=E,t=a-t),f.dir==-1&&(t=a-t);let d=f._min,S=f._max,y=t/a,v=d+(S-d)*y,T=f.distr;return T==3?bl(10,v):T==4?zr(v,f.asinh):T==100?f.bwd(v):v}function tr(t,i){let r=xt(t,P,i);return gt(r,l[0],Le,De)}n.valToIdx=t=>gt(t,l[0]),n.posToIdx=tr,n.posToVal=xt,n.valToPos=(t,i,r)=>b[i].ori==0?c(t,b[i],r?$e:$,r?qe:0):u(t,b[i],r?at:E,r?nt:0),n.setCursor=(t,i,r)=>{he=t.left,_e=t.top,Kt(null,i,r)};function Oi(t,i){ge(wl,yl,de.left=t),ge(wl,Il,de.width=i)}function Hi(t,i){ge(wl,"top",de.top=t),ge(wl,Gl,de.height=i)}let Fl=k.ori==0?Oi:Hi,Nl=k.ori==1?Oi:Hi;function lr(){if(Te&&J.live)for(let t=s==2?1:0;t<x.length;t++){if(t==0&&lt)continue;let i=J.values[t],r=0;for(let f in i)St[t][r++].firstChild.nodeValue=i[f]}}function Nn(t,i){if(t!=null&&(t.idxs?t.idxs.forEach((r,f)=>{fe[f]=r}):Or(t.idx)||fe.fill(t.idx),J.idx=fe[0]),Te&&J.live){for(let r=0;r<x.length;r++)(r>0||s==1&&!lt)&&nr(r,fe[r]);lr()}it=!1,i!==!1&&ze("setLegend")}n.setLegend=Nn;function nr(t,i){let r=x[t],f=t==0&&K==2?pt:l[t],a;lt?a=r.values(n,t,i)??Dt:(a=r.value(n,i==null?null:f[i],t,i),a=a==null?Dt:{_:a}),J.values[t]=a}function Kt(t,i,r){Fi=he,Ni=_e,[he,_e]=R.move(n,he,_e),R.left=he,R.top=_e,He&&(hl&&Tt(hl,Ee(he),0,$,E),dl&&Tt(dl,0,Ee(_e),$,E));let f,a=Le>De;At=ce,Vt=null;let d=k.ori==0?$:E,S=k.ori==1?$:E;if(he<0||Fe==0||a){f=R.idx=null;for(let y=0;y<x.length;y++){let v=ot[y];v!=null&&Tt(v,-10,-10,$,E)}sl&&vt(null,Sl,!0,t==null&&be.setSeries),J.live&&(fe.fill(f),it=!0)}else{let y,v,T;s==1&&(y=k.ori==0?he:_e,v=xt(y,P),f=R.idx=gt(v,l[0],Le,De),T=C(l[0][f],k,d,0));let M=-10,A=-10,B=0,ie=0,le=!0,Z="",W="";for(let z=s==2?1:0;z<x.length;z++){let me=x[z],ve=fe[z],Ve=ve==null?null:s==1?l[z][ve]:l[z][1][ve],ue=R.dataIdx(n,z,f,v),xe=ue==null?null:s==1?l[z][ue]:l[z][1][ue];if(it=it||xe!=Ve||ue!=ve,fe[z]=ue,z>0&&me.show){let Je=ue==null?-10:ue==f?T:C(s==1?l[0][ue]:l[z][0][ue],k,d,0),Ie=xe==null?-10:G(xe,s==1?b[me.scale]:b[me.facets[1].scale],S,0);if(sl&&xe!=null){let st=k.ori==1?he:_e,ht=Ae(yt.dist(n,z,ue,Ie,st));if(ht<At){let bt=yt.bias;if(bt!=0){let Ze=xt(st,me.scale),rt=xe>=0?1:-1,dt=Ze>=0?1:-1;dt==rt&&(dt==1?bt==1?xe>=Ze:xe<=Ze:bt==1?xe<=Ze:xe>=Ze)&&(At=ht,Vt=z)}else At=ht,Vt=z}}if(it||rl){let st,ht;k.ori==0?(st=Je,ht=Ie):(st=Ie,ht=Je);let bt,Ze,rt,dt,kt,Ge,Qe=!0,jt=Oe.bbox;if(jt!=null){Qe=!1;let Be=jt(n,z);rt=Be.left,dt=Be.top,bt=Be.width,Ze=Be.height}else rt=st,dt=ht,bt=Ze=Oe.size(n,z);if(Ge=Oe.fill(n,z),kt=Oe.stroke(n,z),rl)z==Vt&&At<=yt.prox&&(M=rt,A=dt,B=bt,ie=Ze,le=Qe,Z=Ge,W=kt);else{let Be=ot[z];Be!=null&&(fl[z]=rt,ul[z]=dt,co(Be,bt,Ze,Qe),fo(Be,Ge,kt),Tt(Be,ut(rt),ut(dt),$,E))}}}}if(rl){let z=yt.prox,me=$t==null?At<=z:At>z||Vt!=$t;if(it||me){let ve=ot[0];ve!=null&&(fl[0]=M,ul[0]=A,co(ve,B,ie,le),fo(ve,Z,W),Tt(ve,ut(M),ut(A),$,E))}}}if(de.show&&Rt)if(t!=null){let[y,v]=be.scales,[T,M]=be.match,[A,B]=t.cursor.sync.scales,ie=t.cursor.drag;if(Ce=ie._x,Re=ie._y,Ce||Re){let{left:le,top:Z,width:W,height:z}=t.select,me=t.scales[A].ori,ve=t.posToVal,Ve,ue,xe,Je,Ie,st=y!=null&&T(y,A),ht=v!=null&&M(v,B);st&&Ce?(me==0?(Ve=le,ue=W):(Ve=Z,ue=z),xe=b[y],Je=C(ve(Ve,A),xe,d,0),Ie=C(ve(Ve+ue,A),xe,d,0),Fl(wt(Je,Ie),Ae(Ie-Je))):Fl(0,d),ht&&Re?(me==1?(Ve=le,ue=W):(Ve=Z,ue=z),xe=b[v],Je=G(ve(Ve,B),xe,S,0),Ie=G(ve(Ve+ue,B),xe,S,0),Nl(wt(Je,Ie),Ae(Ie-Je))):Nl(0,S)}else Wn()}else{let y=Ae(Fi-zi),v=Ae(Ni-Vi);if(k.ori==1){let B=y;y=v,v=B}Ce=Ne.x&&y>=Ne.dist,Re=Ne.y&&v>=Ne.dist;let T=Ne.uni;T!=null?Ce&&Re&&(Ce=y>=T,Re=v>=T,!Ce&&!Re&&(v>y?Re=!0:Ce=!0)):Ne.x&&Ne.y&&(Ce||Re)&&(Ce=Re=!0);let M,A;Ce&&(k.ori==0?(M=ml,A=he):(M=gl,A=_e),Fl(wt(M,A),Ae(A-M)),Re||Nl(0,S)),Re&&(k.ori==1?(M=ml,A=he):(M=gl,A=_e),Nl(wt(M,A),Ae(A-M)),Ce||Fl(0,d)),!Ce&&!Re&&(Fl(0,0),Nl(0,0))}if(Ne._x=Ce,Ne._y=Re,t==null){if(r){if(Ji!=null){let[y,v]=be.scales;be.values[0]=y!=null?xt(k.ori==0?he:_e,y):null,be.values[1]=v!=null?xt(k.ori==1?he:_e,v):null}Hl(Yn,n,he,_e,$,E,f)}if(sl){let y=r&&be.setSeries,v=yt.prox;$t==null?At<=v&&vt(Vt,Sl,!0,y):At>v?vt(null,Sl,!0,y):Vt!=$t&&vt(Vt,Sl,!0,y)}}it&&(J.idx=f,Nn()),i!==!1&&ze("setCursor")}let Ft=null;Object.defineProperty(n,"rect",{get(){return Ft==null&&Ol(!1),Ft}});function Ol(t=!1){t?Ft=null:(Ft=L.getBoundingClientRect(),ze("syncRect",Ft))}function Wi(t,i,r,f,a,d,S){R._lock||Rt&&t!=null&&t.movementX==0&&t.movementY==0||(On(t,i,r,f,a,d,S,!1,t!=null),t!=null?Kt(null,!0,!0):Kt(i,!0,!1))}function On(t,i,r,f,a,d,S,y,v){if(Ft==null&&Ol(!1),Yt(t),t!=null)r=t.clientX-Ft.left,f=t.clientY-Ft.top;else{if(r<0||f<0){he=-10,_e=-10;return}let[T,M]=be.scales,A=i.cursor.sync,[B,ie]=A.values,[le,Z]=A.scales,[W,z]=be.match,me=i.axes[0].side%2==1,ve=k.ori==0?$:E,Ve=k.ori==1?$:E,ue=me?d:a,xe=me?a:d,Je=me?f:r,Ie=me?r:f;if(le!=null?r=W(T,le)?p(B,b[T],ve,0):-10:r=ve*(Je/ue),Z!=null?f=z(M,Z)?p(ie,b[M],Ve,0):-10:f=Ve*(Ie/xe),k.ori==1){let st=r;r=f,f=st}}v&&(i==null||i.cursor.event.type==Yn)&&((r<=1||r>=$-1)&&(r=qt(r,$)),(f<=1||f>=E-1)&&(f=qt(f,E))),y?(zi=r,Vi=f,[ml,gl]=R.move(n,r,f)):(he=r,_e=f)}let Hn={width:0,height:0,left:0,top:0};function Wn(){tn(Hn,!1)}let Ii,Gi,Bi,Yi;function Ui(t,i,r,f,a,d,S){Rt=!0,Ce=Re=Ne._x=Ne._y=!1,On(t,i,r,f,a,d,S,!0,!1),t!=null&&(We(Un,Jn,$i,!1),Hl(to,n,ml,gl,$,E,null));let{left:y,top:v,width:T,height:M}=de;Ii=y,Gi=v,Bi=T,Yi=M}function $i(t,i,r,f,a,d,S){Rt=Ne._x=Ne._y=!1,On(t,i,r,f,a,d,S,!1,!0);let{left:y,top:v,width:T,height:M}=de,A=T>0||M>0,B=Ii!=y||Gi!=v||Bi!=T||Yi!=M;if(A&&B&&tn(de),Ne.setScale&&A&&B){let ie=y,le=T,Z=v,W=M;if(k.ori==1&&(ie=v,le=M,Z=y,W=T),Ce&&zt(P,xt(ie,P),xt(ie+le,P)),Re)for(let z in b){let me=b[z];z!=P&&me.from==null&&me.min!=ce&&zt(z,xt(Z+W,z),xt(Z,z))}Wn()}else R.lock&&(R._lock=!R._lock,Kt(i,!0,t!=null));t!=null&&(nl(Un,Jn),Hl(Un,n,he,_e,$,E,null))}function ir(t,i,r,f,a,d,S){if(R._lock)return;Yt(t);let y=Rt;if(Rt){let v=!0,T=!0,M=10,A,B;k.ori==0?(A=Ce,B=Re):(A=Re,B=Ce),A&&B&&(v=he<=M||he>=$-M,T=_e<=M||_e>=E-M),A&&v&&(he=he<ml?0:$),B&&T&&(_e=_e<gl?0:E),Kt(null,!0,!0),Rt=!1}he=-10,_e=-10,fe.fill(null),Kt(null,!0,!0),y&&(Rt=y)}function Ki(t,i,r,f,a,d,S){R._lock||(Yt(t),xn(),Wn(),t!=null&&Hl(io,n,he,_e,$,E,null))}function ji(){O.forEach(tu),vn(n.width,n.height,!0)}Qt(fn,xl,ji);let _l={};_l.mousedown=Ui,_l.mousemove=Wi,_l.mouseup=$i,_l.dblclick=Ki,_l.setSeries=(t,i,r,f)=>{let a=be.match[2];r=a(n,i,r),r!=-1&&vt(r,f,!0,!1)},He&&(We(to,L,Ui),We(Yn,L,Wi),We(lo,L,t=>{Yt(t),Ol(!1)}),We(no,L,ir),We(io,L,Ki),ii.add(n),n.syncRect=Ol);let ln=n.hooks=e.hooks||{};function ze(t,i,r){Rn?Vl.push([t,i,r]):t in ln&&ln[t].forEach(f=>{f.call(null,n,i,r)})}(e.plugins||[]).forEach(t=>{for(let i in t.hooks)ln[i]=(ln[i]||[]).concat(t.hooks[i])});let qi=(t,i,r)=>r,be=ke({key:null,setSeries:!1,filters:{pub:go,sub:go},scales:[P,x[1]?x[1].scale:null],match:[wo,wo,qi],values:[null,null]},R.sync);be.match.length==2&&be.match.push(qi),R.sync=be;let Ji=be.key,In=hs(Ji);function Hl(t,i,r,f,a,d,S){be.filters.pub(t,i,r,f,a,d,S)&&In.pub(t,i,r,f,a,d,S)}In.sub(n);function or(t,i,r,f,a,d,S){be.filters.sub(t,i,r,f,a,d,S)&&_l[t](null,i,r,f,a,d,S)}n.pub=or;function sr(){In.unsub(n),ii.delete(n),Ht.clear(),Xn(fn,xl,ji),m.remove(),se?.remove(),ze("destroy")}n.destroy=sr;function Gn(){ze("init",e,l),Mi(l||e.data,!1),F[P]?zn(P,F[P]):xn(),ql=de.show&&(de.width>0||de.height>0),Bt=it=!0,vn(e.width,e.height)}return x.forEach(ki),O.forEach(Os),o?o instanceof HTMLElement?(o.appendChild(m),Gn()):o(n,Gn):Gn(),n}Pe.assign=ke;Pe.fmtNum=ai;Pe.rangeNum=un;Pe.rangeLog=pn;Pe.rangeAsinh=ui;Pe.orient=el;Pe.pxRatio=oe;Pe.join=Ur;Pe.fmtDate=hi,Pe.tzDate=lf;Pe.sync=hs;{Pe.addGap=Hf,Pe.clipGaps=mn;let e=Pe.paths={points:_s};e.linear=vs,e.stepped=Gf,e.bars=Bf,e.spline=Uf}var lu=Pe.sync("time");function Es(e){let l=[...document.querySelectorAll("[data-chart]")],o=[],n=()=>{for(let u of o)u.destroy();let c=uu();o=l.map(u=>{u.replaceChildren();let p=e[u.dataset.chart][Number(u.dataset.index)],{options:h,data:m}=nu[u.dataset.chart];return new Pe({...h(p,c),...Ms(u)},m(p),u)})};n(),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",n);let s=()=>{for(let[c,u]of o.entries())u.setSize(Ms(l[c]))};addEventListener("resize",s);for(let c of document.querySelectorAll("details.folder"))c.addEventListener("toggle",s)}var nu={percentiles:{options:iu,data:e=>[e.share.map(As),..._n(e.ms).map(l=>e.ms[l])]},histograms:{options:ou,data:e=>[e.ms,..._n(e.share).map(l=>e.share[l])]},times:{options:su,data:e=>[e.seconds,...e.lines.map(l=>l.values)]}};function iu(e,l){return{...yi(),padding:[12,28,0,0],scales:{x:{time:!1},y:{distr:3,range:(o,n,s)=>[n*.85,s*1.2]}},axes:[{...Dl(l),splits:o=>fu.filter(n=>n<=o.scales.x.max+.01),values:(o,n)=>n.map(s=>`p${Ts(s)}`)},{...Dl(l),size:64,values:(o,n)=>n.map(s=>Ps(s)?`${Ll(s)} ms`:"")}],series:[{label:"percentile",value:(o,n)=>n===null?"\u2013":`p${Ts(n)}`},..._n(e.ms).map(o=>vi(o,o,"ms",l))]}}function ou(e,l){return{...yi(),padding:[12,28,0,0],scales:{x:{time:!1,distr:3,range:(o,n,s)=>[n*.95,s*1.05]},y:{range:(o,n,s)=>[0,s*1.1||1]}},axes:[{...Dl(l),values:(o,n)=>n.map(s=>Ps(s)?`${Ll(s)} ms`:"")},{...Dl(l),size:64,values:(o,n)=>n.map(s=>`${Ll(s)} %`)}],series:[{label:"from",value:(o,n)=>n===null?"\u2013":`${Ll(n)} ms`},..._n(e.share).map(o=>({...vi(o,o,"%",l),paths:Pe.paths.stepped({align:1}),fill:`${l[o]}33`}))]}}function su(e,l){return{...yi(),cursor:{sync:{key:lu.key},drag:{x:!0,y:!1}},hooks:{drawClear:[o=>ru(o,e.marks,l)]},scales:{x:{time:!1},y:{range:(o,n,s)=>[Math.min(0,n),s<=0?1:s*1.1]}},axes:[{...Dl(l),values:(o,n)=>n.map(s=>`${s} s`)},{...Dl(l),size:64,values:(o,n)=>n.map(s=>`${Ll(s)} ${e.unit}`)}],series:[{label:"second",value:(o,n)=>n===null?"\u2013":`${n} s`},...e.lines.map(o=>vi(o.label,o.side,e.unit,l))]}}function ru(e,l,o){let{ctx:n,bbox:s}=e;for(let{from:c,to:u,firing:p}of l){let[h,m]=[e.valToPos(c,"x",!0),e.valToPos(u,"x",!0)].map(_=>Math.min(s.left+s.width,Math.max(s.left,_)));n.fillStyle=p?`${o.bad}44`:`${o.open}33`,n.fillRect(h,s.top,Math.max(1,m-h),s.height)}}function yi(){return{legend:{live:!0},cursor:{drag:{x:!0,y:!1}},padding:[12,12,0,0]}}function vi(e,l,o,n){return{label:e,stroke:n[l],width:l==="plan"?1:2,dash:l==="plan"?[4,4]:l==="base"?[8,4]:void 0,points:{show:!1},value:(s,c)=>c===null?"\u2013":`${Ll(c)} ${o}`}}function Dl(e){return{stroke:e.text,grid:{stroke:e.grid,width:1},ticks:{stroke:e.grid,width:1},font:"12px system-ui, sans-serif"}}function As(e){return-Math.log10(1-e)}var fu=[.5,.9,.99,.999,.9999,.99999].map(As);function Ts(e){return Number(((1-10**-e)*100).toFixed(3))}function Ll(e){return e>=1e3?Math.round(e).toLocaleString("en-US"):Number(e.toPrecision(3))}function Ps(e){return e!==null&&/^[125]e/.test(e.toExponential())}function _n(e){return["base","head"].filter(l=>e[l]!==void 0)}function Ms(e){return{width:Math.max(240,e.clientWidth),height:240}}function uu(){let e=getComputedStyle(document.documentElement),l=o=>e.getPropertyValue(o).trim();return{base:l("--base"),head:l("--head"),plan:l("--plan"),text:l("--muted"),grid:l("--line"),bad:l("--bad"),open:l("--open")}}function Ls(){for(let e of document.querySelectorAll("table")){for(let l of e.querySelectorAll("th[data-sortable]"))cu(e,l);e.dataset.filter!==void 0&&pu(e)}}function cu(e,l){let o=document.createElement("button");o.type="button",o.textContent=l.textContent,l.replaceChildren(o),l.setAttribute("aria-sort","none"),o.addEventListener("click",()=>{let n=l.getAttribute("aria-sort")==="ascending"?"descending":"ascending";for(let s of e.querySelectorAll("th[aria-sort]"))s.setAttribute("aria-sort","none");l.setAttribute("aria-sort",n),au(e,l.cellIndex,n==="ascending"?1:-1)})}function au(e,l,o){let n=e.tBodies[0],s=u=>u.cells[l].dataset.sort??u.cells[l].textContent.trim(),c=[...n.rows].sort((u,p)=>{let[h,m]=[s(u),s(p)],_=Number(h)-Number(m);return o*(Number.isNaN(_)?h.localeCompare(m,"en",{numeric:!0}):_)});n.append(...c)}function pu(e){let l=document.createElement("label"),o=document.createElement("input"),n=document.createElement("output");o.type="search",o.placeholder="worse, p99, policy \u2026",l.className="filter",l.append(`${e.dataset.filter} `,o,n),e.parentElement.before(l);let s=()=>{let c=o.value.toLowerCase().split(/\\s+/).filter(Boolean),u=0;for(let p of e.tBodies[0].rows){let h=p.textContent.toLowerCase();p.hidden=!c.every(m=>h.includes(m)),p.hidden||u++}n.textContent=c.length===0?"":`${u} of ${e.tBodies[0].rows.length}`};o.addEventListener("input",s),addEventListener("hashchange",()=>{document.getElementById(decodeURIComponent(location.hash.slice(1)))?.hidden===!0&&(o.value="",s(),document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView())})}Ls();Es(JSON.parse(document.getElementById("data").textContent));})();';
var PAGE_SCRIPT_HASH = "sha256-vpgezMx7hZNiO9An5mdPMUeJbqgz7SRe4mlEDWOmYS0=";
var PAGE_STYLE = '.uplot,.uplot *,.uplot *:before,.uplot *:after{box-sizing:border-box}.uplot{font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,Noto Sans,sans-serif,"Apple Color Emoji","Segoe UI Emoji",Segoe UI Symbol,"Noto Color Emoji";line-height:1.5;width:min-content}.u-title{text-align:center;font-size:18px;font-weight:700}.u-wrap{position:relative;-webkit-user-select:none;user-select:none}.u-over,.u-under{position:absolute}.u-under{overflow:hidden}.uplot canvas{display:block;position:relative;width:100%;height:100%}.u-axis{position:absolute}.u-legend{font-size:14px;margin:auto;text-align:center}.u-inline{display:block}.u-inline *{display:inline-block}.u-inline tr{margin-right:16px}.u-legend th{font-weight:600}.u-legend th>*{vertical-align:middle;display:inline-block}.u-legend .u-marker{width:1em;height:1em;margin-right:4px;background-clip:padding-box!important}.u-inline.u-live th:after{content:":";vertical-align:middle}.u-inline:not(.u-live) .u-value{display:none}.u-series>*{padding:4px}.u-series th{cursor:pointer}.u-legend .u-off>*{opacity:.3}.u-select{background:#00000012;position:absolute;pointer-events:none}.u-cursor-x,.u-cursor-y{position:absolute;left:0;top:0;pointer-events:none;will-change:transform}.u-hz .u-cursor-x,.u-vt .u-cursor-y{height:100%;border-right:1px dashed #607D8B}.u-hz .u-cursor-y,.u-vt .u-cursor-x{width:100%;border-bottom:1px dashed #607D8B}.u-cursor-pt{position:absolute;top:0;left:0;border-radius:50%;border:0 solid;pointer-events:none;will-change:transform;background-clip:padding-box!important}.u-axis.u-off,.u-select.u-off,.u-cursor-x.u-off,.u-cursor-y.u-off,.u-cursor-pt.u-off{display:none}:root{color-scheme:light dark;--page: #f6f7f9;--sheet: #fff;--raised: #f0f2f5;--text: #1b2330;--muted: #566072;--line: #dfe3e9;--link: #1f5fbf;--bad: #b3261e;--good: #17702f;--open: #8a5a00;--calm: #3f5873;--bad-soft: #fdecea;--good-soft: #e6f4ea;--open-soft: #fff4dc;--calm-soft: #e9eef5;--base: #7a8699;--head: #2f6fed;--plan: #b08a2e}*{box-sizing:border-box}html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%}body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif}a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}:focus-visible{outline:3px solid var(--head);outline-offset:2px;border-radius:4px}header,main,footer{max-width:1180px;margin:0 auto;padding:0 1.25rem}h1{margin:.1rem 0 .4rem;font-size:clamp(1.4rem,3.2vw,2.1rem);line-height:1.2;text-wrap:balance}h1:first-letter{text-transform:uppercase}h2{margin:0 0 .75rem;font-size:1.2rem}h3{margin:1.5rem 0 .5rem;font-size:1rem}p{margin:0 0 .6rem}small,.small{color:var(--muted);font-size:.82rem;font-weight:400}small{display:block}code,pre{font:.85rem/1.45 ui-monospace,SF Mono,Menlo,Consolas,monospace}pre{overflow-x:auto;margin:.4rem 0;padding:.6rem .8rem;background:var(--raised);border-radius:8px}section{margin:0 0 1.25rem;padding:1.1rem 1.25rem 1.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:12px}footer{padding-bottom:2rem;color:var(--muted);font-size:.82rem}nav{position:sticky;top:0;z-index:2;display:flex;gap:.25rem;max-width:1180px;margin:0 auto 1rem;padding:.45rem 1.1rem;overflow-x:auto;background:var(--page);border-bottom:1px solid var(--line)}nav a{padding:.25rem .65rem;border-radius:999px;color:var(--muted);text-decoration:none;white-space:nowrap}nav a:hover{background:var(--raised);color:var(--text)}.verdict{--tone: var(--calm);--soft: var(--calm-soft);margin-top:1.25rem;margin-bottom:.5rem}.verdict.pass{--tone: var(--good);--soft: var(--good-soft)}.verdict.fail{--tone: var(--bad);--soft: var(--bad-soft)}.verdict.inconclusive,.verdict.invalid{--tone: var(--open);--soft: var(--open-soft)}header.verdict{max-width:1140px;padding:1.2rem 1.4rem;background:var(--soft);border:1px solid color-mix(in srgb,var(--tone) 35%,transparent);border-left:8px solid var(--tone);border-radius:12px}header .tool{margin:0;color:var(--muted);font-size:.9rem}header h1{color:var(--tone)}header .meaning{max-width:65ch;font-size:1.05rem}.context{display:flex;flex-wrap:wrap;gap:.35rem .5rem;margin:.6rem 0 0;padding:0;list-style:none}.context li{padding:.1rem .6rem;background:var(--sheet);border:1px solid var(--line);border-radius:999px;font-size:.82rem}.notes{margin:0 0 1rem;padding:.6rem .8rem .6rem 2rem;background:var(--open-soft);border-radius:8px}.lead{font-size:1.05rem;font-weight:600}.badge{display:inline-block;padding:.05rem .55rem;border-radius:999px;background:var(--calm-soft);color:var(--calm);font-size:.82rem;font-weight:600;white-space:nowrap}.badge.worse,.badge.fail,.badge.broken,.badge.firing{background:var(--bad-soft);color:var(--bad)}.badge.better,.badge.pass,.badge.kept{background:var(--good-soft);color:var(--good)}.badge.unclear,.badge.inconclusive,.badge.invalid,.badge.watch,.badge.noted,.badge.pending{background:var(--open-soft);color:var(--open)}.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,260px),1fr));gap:.9rem}.card{padding:.9rem 1rem;border:1px solid var(--line);border-top:4px solid var(--bad);border-radius:10px}.card.unclear{border-top-color:var(--open)}.card h3{margin:0 0 .3rem}.card h3 a{color:inherit;text-decoration:none}.card h3 a:hover{text-decoration:underline}.card p{margin:0 0 .3rem;font-size:.9rem}.card .sides{font-size:1.05rem;font-variant-numeric:tabular-nums}.card .change strong{margin-right:.3rem;font-size:1.5rem;font-variant-numeric:tabular-nums}.card .interval{width:100%;margin:.2rem 0 .4rem}.scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:.9rem}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}th,td{padding:.45rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}th{color:var(--muted);font-size:.8rem;font-weight:600;white-space:nowrap}tbody tr:last-child td{border-bottom:0}tbody tr:target{background:var(--open-soft);box-shadow:inset 4px 0 var(--open)}tr.sum td{border-top:2px solid var(--line);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td .anchor,td:has(>div>.anchor){min-width:12rem}td .anchor{color:inherit;text-decoration:none}td .anchor:hover{text-decoration:underline}th button{padding:0;border:0;background:none;color:inherit;font:inherit;cursor:pointer}th button:after{content:" \u2195";opacity:.45}th[aria-sort=ascending] button:after{content:" \u2191";opacity:1}th[aria-sort=descending] button:after{content:" \u2193";opacity:1}.filter{display:flex;align-items:center;flex-wrap:wrap;gap:.5rem;margin-bottom:.6rem;color:var(--muted);font-size:.9rem}.filter input{flex:0 1 18rem;min-width:0;padding:.35rem .6rem;border:1px solid var(--line);border-radius:8px;background:var(--page);color:var(--text);font:inherit}svg{display:block}.interval{width:150px;height:22px;color:var(--calm)}.interval.worse{color:var(--bad)}.interval.better{color:var(--good)}.interval.unclear,.interval.noted{color:var(--open)}.interval .allowed{fill:var(--raised)}.zero{stroke:var(--muted);stroke-width:1;opacity:.6}.interval .whisker{stroke:currentColor;stroke-width:4;stroke-linecap:round;opacity:.45}.interval .point{fill:currentColor}.step{width:100%;min-width:140px;height:18px}.step rect{fill:var(--bad);rx:2px}.step.shorter rect{fill:var(--good)}.step.total rect{fill:var(--calm)}.trend{width:200px;height:32px}.trend polyline{fill:none;stroke:var(--head);stroke-width:2;stroke-linejoin:round}.trend .change{stroke:var(--open);stroke-dasharray:3 2}.trend circle{fill:var(--head)}.span{width:160px;height:12px;margin-top:.35rem}.span .track{fill:var(--line)}.span .open{fill:var(--bad)}.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));gap:1rem}figure{min-width:0;margin:0;padding:.75rem;border:1px solid var(--line);border-radius:10px}figcaption{margin-bottom:.3rem}.chart{min-height:4rem}.uplot,.uplot *,.u-legend{font-family:inherit}.u-legend{color:var(--muted);font-size:.8rem}.u-legend th,.u-legend td{padding:.1rem .25rem;border:0;font-weight:400}.folder{margin:.5rem 0}.folder>summary{padding:.35rem 0;font-size:1rem;font-weight:600}summary{color:var(--link);font-size:.85rem;cursor:pointer}@media(prefers-color-scheme:dark){:root{--page: #0f131a;--sheet: #171c25;--raised: #222936;--text: #e6eaf0;--muted: #9aa6b8;--line: #2b3443;--link: #7fb0ff;--bad: #ff8b80;--good: #6fd58c;--open: #f0bd55;--calm: #a9bdd6;--bad-soft: #3a1a1c;--good-soft: #14301d;--open-soft: #352a12;--calm-soft: #212b39;--base: #93a0b4;--head: #6ea3ff;--plan: #d9b45a}}@media(max-width:700px){header,main,footer{padding-inline:.75rem}header.verdict{margin-inline:.75rem}section{padding:.9rem}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table:not(.u-legend),table:not(.u-legend)>tbody{display:block}table:not(.u-legend)>tbody>tr:not([hidden]){display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}table:not(.u-legend)>tbody>tr>td{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.75rem;padding:.15rem 0;border:0;text-align:left;white-space:normal}table:not(.u-legend)>tbody>tr>td:before{content:attr(data-label);color:var(--muted);font-size:.8rem}small{display:inline;margin-left:.4rem;white-space:normal}.interval,.trend,.span{max-width:100%}}@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}@media print{:root{--page: #fff}nav,.filter{display:none}section,figure,.card,tr{break-inside:avoid}section{border:0;padding:0}.scroll{overflow:visible}table{font-size:.7rem}}';
var PAGE_STYLE_HASH = "sha256-PJaNbYJX+i7icx37YSynzVqiNNC6uFrZaK59QcQZ/I0=";

// src/report/changes.ts
var MARK_ICONS = { worse: "\u274C", waived: "\u{1F3AB}", better: "\u{1F389}", unclear: "\u{1F7E1}", noted: "\u{1F440}", unsure: "\u2754", unchanged: "\u2796" };
var MARK_SIGNS = { worse: "\u2716", waived: "~", better: "\u25BC", unclear: "?", noted: "\u2022", unsure: "?", unchanged: "=" };
function buildChanges(comparisons) {
  const taken = /* @__PURE__ */ new Set();
  return comparisons.toSorted((left, right) => MARK_ORDER.indexOf(markOf(left)) - MARK_ORDER.indexOf(markOf(right)) || worsening(right) - worsening(left)).map((comparison) => ({ ...buildRow(comparison, comparisons), id: uniqueId(`metric-${comparison.phase}-${metricKey(comparison)}`, taken) }));
}
var MARK_ORDER = ["worse", "unclear", "waived", "better", "noted", "unsure", "unchanged"];
function buildRow(comparison, all) {
  const mark = markOf(comparison);
  const { interval } = comparison;
  const [base, head] = formatSides(comparison, all);
  return {
    phase: comparison.phase,
    key: metricKey(comparison),
    subject: subjectWords(comparison.subject),
    metric: metricWords(comparison.metric),
    mark,
    role: comparison.role,
    base,
    head,
    change: isPoints(comparison.unit) ? formatPoints(comparison) : formatChange(comparison.ratio),
    interval: interval === void 0 ? void 0 : formatInterval(interval),
    limit: formatTolerance(comparison),
    noise: interval === void 0 ? void 0 : `\xB1${formatShare(Math.sqrt(interval[1] / interval[0]) - 1)}`,
    why: explain(comparison, mark),
    evidence: `${plural(comparison.samples, "sample")} in ${plural(comparison.rounds, "round")}`,
    numbers: {
      change: isPoints(comparison.unit) ? (comparison.head - comparison.base) / 100 : comparison.ratio - 1,
      low: interval === void 0 ? void 0 : interval[0] - 1,
      high: interval === void 0 ? void 0 : interval[1] - 1,
      margin: comparison.margin,
      worse: comparison.worse,
      base: comparison.base,
      head: comparison.head,
      samples: comparison.samples
    }
  };
}
function markOf(comparison) {
  if (comparison.verdict === "fail") return comparison.role === "informational" ? "noted" : comparison.waiver?.state === "in-force" ? "waived" : "worse";
  if (comparison.improved) return "better";
  if (comparison.verdict === "pass") return "unchanged";
  return comparison.role === "deciding" ? "unclear" : "unsure";
}
function explain(comparison, mark) {
  const told = explainMark(comparison, mark);
  return comparison.learnedMargin === true ? `${told}; ${formatShare(comparison.margin)} is more than was asked for, because it moves that much from run to run on the default branch` : told;
}
function explainMark(comparison, mark) {
  const { interval, margin, reason, minimumDetectableEffect, worse, unit } = comparison;
  const seen = minimumDetectableEffect === void 0 ? "" : `; a worsening of ${formatShare(minimumDetectableEffect)} or more would have been seen`;
  switch (mark) {
    case "worse":
    case "waived":
    case "noted": {
      const but = mark === "noted" ? "; shown only, does not decide" : describeWaiver(comparison);
      if (interval === void 0 || isPoints(unit)) return `${mark === "noted" ? reason : "worse, and certainly more than chance"}${but}`;
      const least = worse === "higher" ? interval[0] - 1 : 1 - interval[1];
      return `at least ${formatShare(least)} worse, ${formatShare(margin)} is allowed${but}`;
    }
    case "better":
      return "better by more than the margin";
    case "unclear":
      return `${comparison.rounds < 2 ? reason : describeDoubt(comparison)}${seen}`;
    case "unsure":
      return `not certain, and does not hold the gate up${seen}`;
    case "unchanged":
      return reason;
  }
}
function describeWaiver({ waiver }) {
  switch (waiver?.state) {
    case void 0:
      return "";
    case "in-force":
      return `; accepted up to ${formatShare(waiver.limit)} until ${waiver.until}: ${waiver.reason}`;
    case "exceeded":
      return `; its waiver accepts no more than ${formatShare(waiver.limit)}`;
    case "expired":
      return `; its waiver ended with ${waiver.until}`;
  }
}
function describeDoubt({ interval, margin, worse }) {
  const least = interval === void 0 ? 0 : worse === "higher" ? interval[0] - 1 : 1 - interval[1];
  return least > margin ? `probably beyond the allowed ${formatShare(margin)}, but not certain enough for a gate that is wrong once in a hundred times` : `may or may not be beyond the allowed ${formatShare(margin)}`;
}
function formatSides(comparison, all) {
  if (comparison.metric === "matched_response_time_ratio") {
    const median = all.find((one) => one.phase === comparison.phase && one.metric === "p50_response_time_ms" && one.subject.kind === comparison.subject.kind && one.subject.name === comparison.subject.name);
    if (median !== void 0) {
      const [base, head] = formatPair([median.base, median.base * comparison.ratio], "ms");
      return [base, `\u2248 ${head}`];
    }
  }
  return formatPair([comparison.base, comparison.head], comparison.unit);
}
function isPoints(unit) {
  return unit === "percent";
}
function formatPoints({ base, head }) {
  return `${formatAmount(head - base, "count", 2)} points`;
}
function formatTolerance({ unit, base, margin, floor }) {
  if (isPoints(unit)) return `${formatValue(Math.max(floor, base * margin), "count")} points`;
  return floor > 0 ? `${formatShare(margin)}, ${formatLimit(floor, unit)}` : formatShare(margin);
}
function worsening(comparison) {
  const sign = comparison.worse === "higher" ? 1 : -1;
  return isPoints(comparison.unit) ? sign * (comparison.head - comparison.base) / 10 : sign * Math.log(comparison.ratio > 0 ? comparison.ratio : 1);
}
function uniqueId(wanted, taken) {
  const slug = wanted.replace(/[^A-Za-z0-9_-]+/g, "-");
  let id = slug;
  for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
  taken.add(id);
  return id;
}

// src/report/promise-rows.ts
var PROMISE_ICONS = { kept: "\u2705", broken: "\u274C", watch: "\u26A0\uFE0F", unclear: "\u{1F7E1}" };
var PROMISE_SIGNS = { kept: "\u2714", broken: "\u2716", watch: "!", unclear: "?" };
function buildPromises(verdicts) {
  const rows = verdicts.flatMap((verdict) => verdict.promises.map((promise) => buildPromise(promise, verdict.violations)));
  return rows.map((row, index) => ({ ...row, id: `promise-${index + 1}` })).toSorted((left, right) => rank(left) - rank(right));
}
function buildViolations(verdicts) {
  return verdicts.flatMap((verdict) => verdict.violations).map((violation) => {
    const { unit, worse } = metricNature(violation.metric);
    return {
      objective: metricWords(violation.metric),
      state: violation.state,
      severity: violation.severity,
      when: describeSpan(violation),
      startSeconds: violation.startMs / 1e3,
      endSeconds: violation.endMs === void 0 ? void 0 : violation.endMs / 1e3,
      worst: formatValue(violation.worst, unit),
      target: targetText(violation.limit, unit, worse),
      windows: plural(violation.windows, "bad window"),
      action: actionOf(violation),
      resolution: violation.resolution ?? (violation.state === "pending" ? "still inside the grace period when the phase ended" : "not resolved when the phase ended"),
      line: violation.line
    };
  });
}
function buildPromise(promise, violations) {
  const { worse } = metricNature(promise.metric);
  const mine = violations.filter((one) => one.metric === promise.metric && one.limit === promise.limit);
  const fired = mine.filter((one) => one.firedMs !== void 0);
  const windows = mine.reduce((total, one) => total + one.windows, 0);
  const isComponent = promise.subject.kind === "component";
  return {
    phase: promise.phase,
    objective: isComponent ? `${subjectWords(promise.subject)}: ${metricWords(promise.metric)}` : metricWords(promise.metric),
    text: promise.text,
    target: isComponent ? promise.text.replace(`${promise.subject.name}: `, "") : targetText(promise.limit, promise.unit, worse),
    actual: promise.observed === void 0 ? void 0 : formatValue(promise.observed, promise.unit),
    mark: markOf2(promise),
    severity: promise.severity,
    samples: formatCount(promise.samples),
    why: promise.reason,
    windows: windows === 0 ? void 0 : `${plural(windows, "bad window")}${fired.length === 0 ? ", inside the grace period" : ", past the grace period"}`,
    action: fired.length === 0 ? "none" : actionOf(fired[0]),
    line: promise.line
  };
}
function markOf2(promise) {
  if (promise.verdict === "pass") return "kept";
  if (promise.verdict === "inconclusive") return "unclear";
  return canFail(promise) ? "broken" : "watch";
}
function targetText(limit, unit, worse) {
  return `${worse === "higher" ? "at most" : "at least"} ${formatLimit(limit, unit)}`;
}
function actionOf(violation) {
  if (violation.firedMs === void 0) return "none";
  if (violation.rolledBack !== void 0) return `alert, rollback: ${rollbackWords(violation.rolledBack)}`;
  return violation.rollback ? "alert, asks for rollback" : "alert";
}
function describeSpan(violation) {
  const start = formatDuration(violation.startMs / 1e3);
  if (violation.endMs === void 0) return `from ${start} to the end`;
  return `${start} to ${formatDuration(violation.endMs / 1e3)} (${formatDuration((violation.endMs - violation.startMs) / 1e3)})`;
}
function rank(row) {
  return ["broken", "unclear", "watch", "kept"].indexOf(row.mark);
}
function rollbackWords({ outcome, seconds, reason }) {
  switch (outcome) {
    case "recovered":
      return `recovered in ${(seconds ?? 0).toFixed(1)} s`;
    case "not-recovered":
      return seconds === void 0 ? `did not recover: ${reason ?? ""}` : `did not recover in ${formatDuration(seconds)}`;
    case "failed":
      return `procedure failed: ${reason ?? ""}`;
    case "dry-run":
      return "dry run";
    case "refused":
      return `refused: ${reason ?? ""}`;
  }
}

// src/report/markdown.ts
function md(parts, ...values) {
  const written = values.map((value) => typeof value === "object" ? value.markdown : escapeMarkdown(String(value)));
  return { markdown: String.raw({ raw: parts }, ...written) };
}
function escapeMarkdown(text) {
  return plain(text).replace(SPECIAL, escapeOne).replace(BEGINNING, "$1\\$2");
}
var BEGINNING = /^(\s*|\s*\d+)((?<!\d)[-+=](?=[-+=\s]|$)|(?<=\d)[.)](?=\s|$))/;
var SPECIAL = /[&<>\\`*[\]|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|[@#](?=\S)|\bGH-(?=\d)|:\/\/|www\./gi;
var ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "://": ":&#8203;//" };
function escapeOne(special) {
  return ENTITIES[special] ?? (/^[@#]$|^GH-$/i.test(special) ? `${special}&#8203;` : /^www\.$/i.test(special) ? `${special.slice(0, -1)}&#8203;.` : `\\${special}`);
}
function code(text) {
  return { markdown: `<code>${escapeMarkdown(text)}</code>` };
}
function link(text, url) {
  if (url === void 0 || !/^https?:\/\/[^\s()<>"'\\]+$/.test(url)) return md`${text}`;
  return { markdown: `[${escapeMarkdown(text)}](${url})` };
}
function table(header, rows, right = []) {
  if (rows.length === 0) return void 0;
  const line = (cells) => `| ${cells.map((cell) => cell.markdown).join(" | ")} |`;
  const rule = `|${header.map((_, index) => right.includes(index) ? "---:" : "---").join("|")}|`;
  return { markdown: [line(header.map((text) => md`${text}`)), rule, ...rows.map(line)].join("\n") };
}
function list(items) {
  return items.length === 0 ? void 0 : { markdown: items.map((item) => `- ${item.markdown}`).join("\n") };
}
function details(summary, body2) {
  return body2 === void 0 || body2.markdown === "" ? void 0 : { markdown: `<details><summary>${summary.markdown}</summary>

${body2.markdown}

</details>` };
}
function paragraphs(parts) {
  return { markdown: parts.flatMap((part) => part === void 0 || part.markdown === "" ? [] : part.markdown).join("\n\n") };
}
function joined(pieces, separator) {
  return { markdown: pieces.map((piece) => piece.markdown).join(separator) };
}

// src/report/tables.ts
var LONGEST_NAME = 60;
var LONGEST_SENTENCE = 300;
var MOST_NOTES = 6;
var MOST_STEPS = 6;
var MOST_EXPLANATIONS = 3;
function phaseTable(phases2, runUrl) {
  const header = ["Phase", "Verdict", "Checks passed", "Worst", ...runUrl === void 0 ? [] : ["Link"]];
  return table(header, phases2.map((phase) => [
    md`${phase.title}`,
    md`${VERDICT_ICONS[phase.verdict]} ${phase.word}`,
    md`${phase.passed ?? "none"}`,
    md`${clip(phase.worst, 120)}`,
    ...runUrl === void 0 ? [] : [runUrl]
  ]));
}
function changeTable(changes2, rows, pageUrl) {
  const shown = table(["", "What", "Base \u2192 head", "Change (95 % sure)", "Allowed", "Noise", "Why"], changes2.slice(0, rows).map((change) => [
    md`${MARK_ICONS[change.mark]} ${change.mark}`,
    md`${md`**${clip(change.subject, LONGEST_NAME)}**`}: ${pageUrl === void 0 ? change.metric : link(change.metric, `${pageUrl}#${change.id}`)} (${PHASE_WORDS[change.phase].toLowerCase()})`,
    md`${change.base} → ${change.head}`,
    md`**${change.change}**${change.interval === void 0 ? md`` : md`<br><sub>${change.interval}</sub>`}`,
    md`${change.limit}`,
    md`${change.noise ?? "by counts"}`,
    md`${change.why}`
  ]), [2, 3]);
  return withRest(shown, changes2.length - rows, "metric");
}
function promiseTable(promises2, rows) {
  const shown = table(["", "Objective", "Target", "Actual", "Bad windows", "Severity", "Action", "Why"], promises2.slice(0, rows).map((promise) => [
    md`${PROMISE_ICONS[promise.mark]} ${PROMISE_WORDS[promise.mark]}`,
    md`${clip(promise.objective, 120)}`,
    md`${clip(promise.target, 120)}`,
    md`${promise.actual ?? "not observed"}`,
    md`${promise.windows ?? "none"}`,
    md`${promise.severity}`,
    md`${promise.action}`,
    md`${clip(promise.why, LONGEST_SENTENCE)}`
  ]), [3]);
  return withRest(shown, promises2.length - rows, "promise");
}
var PROMISE_WORDS = { kept: "kept", broken: "broken", watch: "broken, to watch", unclear: "unclear" };
function violationTable(violations, rows) {
  const shown = table(["Objective", "State", "When", "Worst", "Target", "Bad windows", "Severity", "Action", "How it ended"], violations.slice(0, rows).map((one) => [
    md`${one.objective}`,
    md`${one.state}`,
    md`${one.when}`,
    md`${one.worst}`,
    md`${one.target}`,
    md`${one.windows}`,
    md`${one.severity}`,
    md`${one.action}`,
    md`${clip(one.resolution, LONGEST_SENTENCE)}`
  ]));
  return withRest(shown, violations.length - rows, "violation");
}
function explanationList(explanations2) {
  return list(explanations2.slice(0, MOST_EXPLANATIONS).map((one) => {
    const others = one.parts.slice(1, 5).map((part) => `${clip(part.name, LONGEST_NAME)} ${part.change}`);
    return md`${PHASE_WORDS[one.phase]}: ${[clip(one.sentence, 250), ...others.length === 0 ? [] : [others.join(", ")]].join("; ")}`;
  }));
}
function noteQuotes(notes) {
  if (notes.length === 0) return void 0;
  const rest2 = notes.length - MOST_NOTES;
  return joined([...notes.slice(0, MOST_NOTES).map((note) => md`> ℹ️ ${clip(note, LONGEST_SENTENCE)}`), ...rest2 > 0 ? [md`> … and ${plural(rest2, "more note")} in the report`] : []], "\n>\n");
}
function stepList(report) {
  return list(report.nextSteps.slice(0, MOST_STEPS).map((step) => step.copy === void 0 ? md`${step.text}` : md`${step.text}: ${code(clip(step.copy, LONGEST_SENTENCE))}`));
}
function environmentTable(report) {
  return table(["Environment", ""], report.environment.map((one) => [md`${one.name}`, md`${clip(one.value, 200)}`]));
}
function presenceList(presence, rows) {
  const shown = list(presence.slice(0, rows).map((one) => md`${one.state === "new" ? "\u{1F195} new" : "\u{1F5D1}\uFE0F removed"}: ${md`**${clip(one.subject, LONGEST_NAME)}**`} (${PHASE_WORDS[one.phase].toLowerCase()}), ${plural(one.samples, "sample")} on ${one.state === "new" ? "the head" : "the base"} only`));
  return withRest(shown, presence.length - rows, "subject");
}
function absenceList(phases2) {
  return list(phases2.flatMap((phase) => phase.absences.map((one) => md`${phase.title}, ${one.metric}: ${clip(one.reason, LONGEST_SENTENCE)}`)));
}
function withRest(shown, left, noun) {
  if (left <= 0) return shown;
  const counted = md`${shown === void 0 ? plural(left, noun) : `\u2026 and ${plural(left, `more ${noun}`)}`} in the report`;
  return shown === void 0 ? counted : joined([shown, counted], "\n\n");
}

// src/report/html-tables.ts
function changeTable2(rows) {
  const scale = scaleOf(rows);
  const columns = [
    { title: "Result", sort: true },
    { title: "What", sort: true },
    { title: "Base", number: true, sort: true },
    { title: "Head", number: true, sort: true },
    { title: "Change", number: true, sort: true },
    { title: `\u2212${percent(scale)} \u2026 +${percent(scale)}` },
    { title: "Allowed", number: true },
    { title: "Why" }
  ];
  return table2({ name: "Compared metrics", columns, filter: true, rows: rows.map((row, index) => ({
    id: row.id,
    mark: row.mark,
    cells: [
      { content: badge(row.mark, `${MARK_SIGNS[row.mark]} ${row.mark}`), sort: index },
      { content: html`<a class="anchor" href="#${row.id}"><strong>${row.subject}</strong>: ${row.metric}</a><small>${PHASE_WORDS[row.phase]}</small>` },
      { content: html`${row.base}`, sort: row.numbers.base },
      { content: html`${row.head}`, sort: row.numbers.head },
      { content: html`<strong>${row.change}</strong>${row.interval !== void 0 && html`<small>${row.interval}</small>`}`, sort: row.numbers.change },
      { content: drawInterval(row, scale) },
      { content: html`${row.limit}${row.noise !== void 0 && html`<small>noise ${row.noise}</small>`}` },
      { content: html`${row.why}<small>${row.evidence}</small>` }
    ]
  })) });
}
function promiseTable2(rows) {
  const columns = [{ title: "Result", sort: true }, { title: "Objective", sort: true }, { title: "Target" }, { title: "Actual", number: true }, { title: "Severity", sort: true }, { title: "Bad windows" }, { title: "Action" }, { title: "Why" }, { title: "Samples", number: true }];
  return table2({ name: "Promises", columns, rows: rows.map((row, index) => ({
    id: row.id,
    mark: row.mark,
    cells: [
      { content: badge(row.mark, `${PROMISE_SIGNS[row.mark]} ${PROMISE_WORDS[row.mark]}`), sort: index },
      { content: html`<strong>${row.objective}</strong>` },
      { content: html`${row.target}` },
      { content: html`${row.actual ?? "not observed"}` },
      { content: html`${row.severity}` },
      { content: html`${row.windows ?? "none"}` },
      { content: html`${row.action}` },
      { content: html`${row.why}` },
      { content: html`${row.samples}` }
    ]
  })) });
}
function violationTable2(rows) {
  const length = Math.max(...rows.map((row) => row.endSeconds ?? row.startSeconds)) * 1.25;
  const columns = [{ title: "Objective" }, { title: "State" }, { title: "When" }, { title: "Timeline" }, { title: "Worst", number: true }, { title: "Target" }, { title: "Severity" }, { title: "Action" }, { title: "How it ended" }];
  return table2({ name: "Violations", columns, rows: rows.map((row) => ({ mark: row.state, cells: [
    { content: html`<strong>${row.objective}</strong>` },
    { content: badge(row.state, row.state) },
    { content: html`${row.when}<small>${row.windows}</small>` },
    { content: drawSpan(row.startSeconds, row.endSeconds ?? length, length) },
    { content: html`${row.worst}` },
    { content: html`${row.target}` },
    { content: html`${row.severity}` },
    { content: html`${row.action}` },
    { content: html`${row.resolution}` }
  ] })) });
}
function waterfall(row) {
  const ends = row.parts.reduce((sums, part) => [...sums, (sums.at(-1) ?? 0) + part.changeMs], []);
  const [min, max] = [Math.min(0, ...ends, row.total.changeMs), Math.max(0, ...ends, row.total.changeMs)];
  const parts = row.parts.map((part, index) => ({ ...part, from: ends[index - 1] ?? 0, to: ends[index], total: false }));
  const all = [...parts, { name: "together", change: row.total.change, share: void 0, interval: row.total.interval, from: 0, to: row.total.changeMs, total: true }];
  return table2({ name: `What explains the change, ${PHASE_WORDS[row.phase]}`, columns: [{ title: "Component" }, { title: "Change per request", number: true }, { title: "95 % interval", number: true }, { title: "Share", number: true }, { title: "Faster \u2026 slower" }], rows: all.map((part) => ({
    ...part.total ? { mark: "sum" } : {},
    cells: [{ content: html`${part.name}` }, { content: html`${part.change}` }, { content: html`${part.interval ?? "\u2013"}` }, { content: html`${part.share ?? "\u2013"}` }, { content: drawStep({ from: part.from, to: part.to, min, max, total: part.total }) }]
  })) });
}
function phaseTable2(phases2) {
  return table2({ name: "Phases", columns: [{ title: "Phase" }, { title: "Verdict" }, { title: "Checks passed", number: true }, { title: "Worst" }], rows: phases2.map((phase) => ({
    cells: [{ content: html`<a href="#phase-${phase.phase}"><strong>${phase.title}</strong></a>` }, { content: badge(phase.verdict, `${VERDICT_SIGNS[phase.verdict]} ${phase.word}`) }, { content: html`${phase.passed ?? "none"}` }, { content: html`${phase.worst}` }]
  })) });
}
function historyTable(rows) {
  return table2({ name: "History", columns: [{ title: "Metric" }, { title: "Trend" }, { title: "Oldest", number: true }, { title: "Latest", number: true }, { title: "Runs", number: true }, { title: "Changed" }], rows: rows.map((row) => ({
    cells: [{ content: html`${row.name}` }, { content: drawTrend(row.values, row.changes.map((one) => one.at), `${row.name}: ${row.oldest} to ${row.latest} over ${row.runs} runs`) }, { content: html`${row.oldest}` }, { content: html`${row.latest}` }, { content: html`${row.runs}<small>since ${row.from}</small>` }, { content: html`${row.changes.length === 0 ? "no change" : row.changes.map((one) => html`<div>${one.text}</div>`)}` }]
  })) });
}
function factTable(name, titles, rows) {
  return table2({ name, columns: titles.map((title) => ({ title })), rows: rows.map((row) => ({ cells: row.map((text) => ({ content: html`${text}` })) })) });
}
function table2({ name, columns, rows, filter = false }) {
  const head = columns.map((column2) => html`<th scope="col"${column2.number === true && html` class="number"`}${column2.sort === true && html` data-sortable`}>${column2.title}</th>`);
  const body2 = rows.map((row) => html`<tr${row.id !== void 0 && html` id="${row.id}"`}${row.mark !== void 0 && html` class="${row.mark}"`}>${row.cells.map((cell, index) => {
    const column2 = columns[index];
    return html`<td data-label="${column2.title}"${column2.number === true && html` class="number"`}${cell.sort !== void 0 && Number.isFinite(cell.sort) && html` data-sort="${cell.sort}"`}><div>${cell.content}</div></td>`;
  })}</tr>\n`);
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table${filter && html` data-filter="Filter metrics"`}><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>\n${body2}</tbody></table></div>`;
}
function badge(kind, text) {
  return html`<span class="badge ${kind}">${text}</span>`;
}
function percent(share) {
  return `${Math.round(share * 100)} %`;
}

// src/report/charts.ts
var SIDES = ["base", "head"];
var SHARES = [
  0,
  0.1,
  0.2,
  0.3,
  0.4,
  0.5,
  0.6,
  0.7,
  0.75,
  0.8,
  0.85,
  0.9,
  0.925,
  0.95,
  0.96,
  0.97,
  0.98,
  0.985,
  0.99,
  0.9925,
  0.995,
  0.9975,
  0.999,
  0.9995,
  0.9999,
  0.99999
];
var MIN_BEYOND = 3;
function buildPercentileCharts(measurement) {
  const groups = Map.groupBy(measurement.distributions.filter((one) => one.samples > 0), (one) => `${one.subject.kind}:${one.subject.name}`);
  return [...groups.values()].flatMap((group) => {
    const sides = SIDES.flatMap((side) => {
      const histogram = decodeOrSkip(group.find((one) => one.side === side));
      return histogram === void 0 ? [] : [{ side, histogram }];
    });
    if (sides.length === 0) return [];
    const share = SHARES.filter((one) => sides.some(({ histogram }) => isKnown(one, histogram)));
    const first = group[0];
    return [{
      phase: measurement.phase,
      title: subjectWords(first.subject),
      share,
      samples: { base: sides.find((one) => one.side === "base")?.histogram.count ?? 0, head: sides.find((one) => one.side === "head")?.histogram.count ?? 0 },
      ms: Object.fromEntries(sides.map(({ side, histogram }) => [side, share.map((one) => isKnown(one, histogram) ? rounded(histogram.quantile(one) / 1e3) : null)]))
    }];
  });
}
function buildTimeCharts(measurement, violations) {
  const { phase, series } = measurement;
  if (series.length === 0) return [];
  const length = Math.max(...series.map((point) => point.second)) + 2;
  const rounds = [...new Set(series.map((point) => point.round))].toSorted((a, b) => a - b);
  const seconds = rounds.flatMap((_, index) => Array.from({ length }, (__, second) => index * length + second));
  const marks = violations.map(({ round: round2 = 0, startMs, endMs, firedMs }) => {
    const start = Math.max(0, rounds.indexOf(round2)) * length;
    return { from: start + startMs / 1e3, to: start + Math.min(length - 1, (endMs ?? Number.POSITIVE_INFINITY) / 1e3), firing: firedMs !== void 0 };
  });
  const line = (label2, side, read) => {
    const values = seconds.map(() => null);
    const counts2 = seconds.map(() => 0);
    for (const point of series) {
      const value = side === "plan" || point.side === side ? read(point) : void 0;
      if (value === void 0) continue;
      const at = rounds.indexOf(point.round) * length + point.second;
      const count = counts2[at] = (counts2[at] ?? 0) + 1;
      values[at] = rounded(((values[at] ?? 0) * (count - 1) + value) / count);
    }
    return { label: label2, side, values };
  };
  const both = (read) => SIDES.map((side) => line(side, side, read));
  const charts = [
    { title: "Requests per second", unit: "/s", lines: [line("planned", "plan", (point) => point.plannedRatePerSecond), ...both((point) => point.ratePerSecond)] },
    { title: "Slowest 1 % (p99)", unit: "ms", lines: both((point) => point.p99Ms) },
    { title: "Failed requests", unit: "%", lines: both((point) => point.errorShare === void 0 ? void 0 : point.errorShare * 100) },
    { title: "CPU", unit: "%", lines: both((point) => point.cpuPercent) },
    { title: "Memory", unit: "MB", lines: both((point) => point.memoryMb) }
  ];
  return charts.map((chart) => ({ phase, seconds, marks, ...chart, lines: chart.lines.filter((one) => one.values.some((value) => value !== null)) })).filter((chart) => chart.lines.length > 0);
}
function decodeOrSkip(distribution) {
  if (distribution === void 0) return void 0;
  try {
    return decodeHistogram(distribution.latencyUs);
  } catch {
    return void 0;
  }
}
function isKnown(share, histogram) {
  return (1 - share) * histogram.count >= MIN_BEYOND;
}
function rounded(value) {
  return Number(value.toPrecision(4));
}

// src/report/explanation-rows.ts
var SMALLEST_EXPLAINED_MS = 5e-3;
var SENSIBLE_SHARE = { min: 0, max: 1.5 };
var REST = "everything else";
function buildExplanations(explanations2) {
  return explanations2.map((explanation) => {
    const { phase, totalChangeMs, components } = explanation;
    const rest2 = totalChangeMs - components.reduce((total2, one) => total2 + one.changeMs, 0);
    const parts = [...components, { name: REST, changeMs: rest2, share: totalChangeMs === 0 ? 0 : rest2 / totalChangeMs }];
    const total = { change: formatAmount(totalChangeMs, "ms", 2), changeMs: totalChangeMs, interval: formatRange(explanation.interval) };
    const rows = parts.map((one) => ({ name: one.name, changeMs: one.changeMs, change: formatAmount(one.changeMs, "ms", 2), share: sensibleShare(one.share, totalChangeMs), interval: "interval" in one ? formatRange(one.interval) : void 0 }));
    return { phase, sentence: sentenceOf(explanation, rows, total), total, parts: Math.abs(totalChangeMs) < SMALLEST_EXPLAINED_MS ? [] : rows };
  });
}
function sentenceOf(explanation, parts, total) {
  const requests = explanation.class === "all" ? "mean response time" : `mean response time of ${explanation.class} requests`;
  if (Math.abs(total.changeMs) < SMALLEST_EXPLAINED_MS) return `${requests} did not change (${total.change}): nothing to explain`;
  const named = namedComponent(explanation);
  const part = parts.find((one) => one.name === named?.name);
  if (part === void 0) return `no component explains the change of ${total.change}${inBrackets(total.interval)} in ${requests}`;
  return `${part.name} explains ${part.change}${inBrackets(part.interval)} of ${total.change} in ${requests}${inBrackets(part.share)}`;
}
function formatRange(interval) {
  return interval?.map((end) => formatAmount(end, "ms", 2).replace(" ms", "")).join(" to ");
}
function inBrackets(text) {
  return text === void 0 ? "" : ` (${text})`;
}
function sensibleShare(share, totalChangeMs) {
  const sensible = Math.abs(totalChangeMs) >= SMALLEST_EXPLAINED_MS && share >= SENSIBLE_SHARE.min && share <= SENSIBLE_SHARE.max;
  return sensible ? formatShare(Math.round(share * 100) / 100) : void 0;
}

// src/report/headline.ts
function buildHeadline(result, changes2, promises2) {
  const counts2 = countFindings(result, changes2, promises2);
  return { verdict: result.verdict, word: VERDICT_WORDS[result.verdict], text: TEXTS[result.verdict](counts2, result), meaning: MEANINGS[result.verdict](counts2, result) };
}
function countFindings({ trends = [] }, changes2, promises2) {
  const of = (mark) => changes2.filter((one) => one.mark === mark).length;
  const promised = (mark) => promises2.filter((one) => one.mark === mark).length;
  return { worse: of("worse"), waived: of("waived"), drift: trends.filter((one) => one.kind === "drift").length, unclear: of("unclear"), better: of("better"), broken: promised("broken"), doubtful: promised("unclear"), watch: promised("watch") };
}
var TEXTS = {
  pass: (counts2) => `${listed([[counts2.waived, "accepted regression"], [counts2.better, "improvement"], [counts2.watch, "promise to watch", "promises to watch"]]) ?? "no regression"}: no action needed`,
  fail: (counts2) => `${listed([[counts2.worse, "regression"], [counts2.broken, "broken promise"], [counts2.drift, "drift"], [counts2.unclear + counts2.doubtful, "inconclusive", "inconclusive"]]) ?? "failed"}: please read`,
  inconclusive: (counts2) => `inconclusive: ${listed([[counts2.unclear, "metric"], [counts2.doubtful, "promise"]]) ?? "the evidence"} could not be decided`,
  "no-baseline": () => "no baseline yet: only promises were judged",
  invalid: () => "run invalid: perf-gate could not measure"
};
var MEANINGS = {
  pass: (counts2, result) => counts2.waived > 0 ? "What got worse beyond its margin is accepted for a while, by waivers in commit messages. Nothing else did, and all promises are kept." : result.baseline.kind === "none" ? "All promises are kept. Nothing was compared." : "Nothing got worse beyond its margin, and all promises are kept.",
  fail: (counts2) => counts2.worse > 0 ? "The change makes the service worse by more than its margin allows, and chance does not explain it." : counts2.broken > 0 ? "The service does not keep what was promised for it." : "Many small steps have taken the default branch further from its best level than its budget allows.",
  inconclusive: (_, result) => `This run allows neither a pass nor a fail.${detectable(result)}`,
  "no-baseline": (_, result) => `There is nothing to compare with: ${result.baseline.reason}. The first valid run on the default branch becomes the baseline.`,
  invalid: () => "This is a problem of the measurement, not a finding about the change. Nothing can be concluded from it in either direction."
};
function detectable(result) {
  const effects = result.verdicts.flatMap((one) => one.comparisons).flatMap((one) => one.verdict === "inconclusive" && one.role === "deciding" && one.minimumDetectableEffect !== void 0 ? [one.minimumDetectableEffect] : []);
  return effects.length === 0 ? "" : ` A worsening of ${formatShare(Math.max(...effects))} or more would have been seen.`;
}
function listed(counts2) {
  const parts = counts2.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many));
  return parts.length === 0 ? void 0 : parts.join(", ");
}

// src/report/histogram-charts.ts
var SIDES2 = ["base", "head"];
var BINS = 48;
var OUTERMOST = 5e-3;
var MIN_SAMPLES = 100;
var STEPS = 200;
function buildHistogramCharts(measurement) {
  const groups = Map.groupBy(measurement.distributions.filter((one) => one.samples >= MIN_SAMPLES), (one) => `${one.subject.kind}:${one.subject.name}`);
  return [...groups.values()].flatMap((group) => {
    const sides = SIDES2.flatMap((side) => {
      const histogram = decodeOrSkip(group.find((one) => one.side === side));
      return histogram === void 0 || histogram.count < MIN_SAMPLES ? [] : [{ side, histogram }];
    });
    const low = Math.min(...sides.map(({ histogram }) => histogram.quantile(OUTERMOST)));
    const high = Math.max(...sides.map(({ histogram }) => histogram.quantile(1 - OUTERMOST)));
    if (!(high > low)) return [];
    const edges = Array.from({ length: BINS + 1 }, (_, index) => low * (high / low) ** (index / BINS));
    return [{
      phase: measurement.phase,
      title: subjectWords(group[0].subject),
      samples: { base: countOf(sides, "base"), head: countOf(sides, "head") },
      ms: edges.slice(0, -1).map((edge) => Number((edge / 1e3).toPrecision(4))),
      share: Object.fromEntries(sides.map(({ side, histogram }) => [side, sharesBetween(edges, histogram)]))
    }];
  });
}
function countOf(sides, wanted) {
  return sides.find(({ side }) => side === wanted)?.histogram.count ?? 0;
}
function sharesBetween(edges, histogram) {
  const quantiles = Array.from({ length: STEPS + 1 }, (_, step) => histogram.quantile(step / STEPS));
  const below = edges.map((edge) => rankOf(edge, quantiles));
  return below.slice(1).map((rank2, index) => Number(((rank2 - below[index]) * 100).toFixed(3)));
}
function rankOf(us, quantiles) {
  const above = quantiles.findIndex((value) => value > us);
  if (above <= 0) return above === 0 ? 0 : 1;
  const [from, to] = [quantiles[above - 1], quantiles[above]];
  return (above - 1 + (us - from) / (to - from)) / STEPS;
}

// src/report/history-rows.ts
var SHOWN = ["cpu_ms_per_request", "p50_response_time_ms", "p99_response_time_ms", "memory_peak_mb"];
var MAX_ROWS = 16;
function buildHistory(result) {
  const comparable = result.history.filter((entry) => entry.environment === result.environment.key);
  const keys = [...new Set(comparable.flatMap((entry) => Object.keys(entry.values)))];
  return SHOWN.flatMap((metric) => keys.filter((key) => key.endsWith(`/${metric}`))).flatMap((key) => buildRow2(key, comparable, regimesOf(result.history, result.environment, key))).slice(0, MAX_ROWS);
}
function buildRow2(key, entries, regimes) {
  const seen = entries.filter((entry) => entry.values[key] !== void 0);
  const values = seen.map((entry) => entry.values[key]);
  if (values.length < 2) return [];
  const { unit } = metricNature(key.slice(key.lastIndexOf("/") + 1));
  return [{ name: nameOf(key), values, oldest: formatValue(values[0], unit), latest: formatValue(values.at(-1), unit), runs: values.length, from: seen[0].at.slice(0, 10), changes: changesOf(regimes, seen) }];
}
function changesOf(regimes, seen) {
  return regimes.slice(1).map((regime, index) => ({ at: seen.indexOf(regime.first), text: `${formatChange(Math.exp(regime.level - regimes[index].level))} with ${regime.first.sha.slice(0, 7)}` }));
}
function describeTrends(trends) {
  return trends.map((trend) => {
    const change = `${formatChange(trend.ratio)} (95 % sure: ${formatInterval(trend.interval)})`;
    switch (trend.kind) {
      case "introduced":
        return `${nameOf(trend.key)} became worse by ${change} between ${trend.after.slice(0, 7)} and ${trend.by.slice(0, 7)}, ${plural(trend.runs, "run")} ago`;
      case "drift":
        return `${nameOf(trend.key)} has drifted: its last runs are ${change} above the best level it held in ${plural(trend.runs, "run")}, ${formatShare(trend.budget)} is allowed`;
    }
  });
}
function nameOf(key) {
  const phase = key.slice(0, key.indexOf("/"));
  const metric = key.slice(key.lastIndexOf("/") + 1);
  const subject = key.slice(phase.length + 1, Math.max(phase.length + 1, key.length - metric.length - 1));
  const [kind, name] = [subject.slice(0, Math.max(0, subject.indexOf(":"))), subject.slice(subject.indexOf(":") + 1)];
  const words = kind === "class" || kind === "component" ? subjectWords({ kind, name }) : subjectWords({ kind: "service", name: "service" });
  return `${Object.hasOwn(PHASE_WORDS, phase) ? PHASE_WORDS[phase] : phase}: ${words}, ${metricWords(metric)}`;
}

// src/report/next-steps.ts
function buildNextSteps(result, changes2, phases2) {
  switch (result.verdict) {
    case "pass":
      return [];
    case "fail":
      return [reproduce(result, phases2), ...acceptChange(changes2, result.startedAt)];
    case "inconclusive":
      return [{ text: "Measure longer, so that smaller changes can be told from noise", copy: "compare: { budget: 10m }" }, reproduce(result, phases2)];
    case "no-baseline":
      return [{ text: "Nothing, if this is the first run: a valid run on the default branch stores the baseline" }, ...result.commit.base === void 0 ? [] : [reproduce(result, phases2)]];
    case "invalid":
      return [
        ...phases2.flatMap((phase) => phase.validity).flatMap((check) => check.ok || check.advice === void 0 ? [] : [{ text: sentence(check.advice) }]),
        { text: "Run the job again: a busy machine passes, a wrong configuration does not" }
      ];
  }
}
function reproduce(result, phases2) {
  const judged2 = phases2.filter((phase) => phase.verdict !== "not-run").map((phase) => phase.phase);
  const base = result.commit.base ?? result.baseline.sha;
  const words = [
    "perf-gate run",
    ...result.configFile === void 0 ? [] : ["--config", quoted(result.configFile)],
    ...base === void 0 ? [] : ["--compare", "paired", "--base", quoted(base.slice(0, 12))],
    ...judged2.length === 0 ? [] : ["--phases", judged2.join(",")]
  ];
  return { text: `See it on your machine, with the same requests (load.seed is ${result.seed})`, copy: words.join(" ") };
}
function acceptChange(changes2, startedAt) {
  const worst = changes2.find((one) => one.mark === "worse");
  if (worst === void 0 || !/^[\w:/-]+$/.test(worst.key)) return [];
  const [subject = "", metric = ""] = worst.key.split("/");
  const name = subject === "service" ? metric : `${subject.slice(subject.indexOf(":") + 1)}.${metric}`;
  const wanted = Math.ceil(Math.max(Math.abs(worst.numbers.low ?? 0), Math.abs(worst.numbers.high ?? 0), Math.abs(worst.numbers.change)) * 100 / 5) * 5;
  return [
    { text: "If it is worth its price for a while, say so at the end of a commit message", copy: `Perf-Gate-Waive: ${name} up to ${wanted}% until ${dayIn(startedAt, WAIVED_DAYS)}: the reason` },
    { text: "Or for good, in the configuration", copy: `compare: { margins: { ${name}: ${wanted}% } }` }
  ];
}
var WAIVED_DAYS = 90;
var DAY_MS = 864e5;
function dayIn(startedAt, days) {
  const ms = Date.parse(startedAt);
  return Number.isNaN(ms) ? "YYYY-MM-DD" : new Date(ms + days * DAY_MS).toISOString().slice(0, 10);
}
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function quoted(word) {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

// src/report/phase-rows.ts
var LAYOUT_WORDS = {
  duet: "both sides at once, same requests to both",
  alternating: "sides taking turns",
  single: "head only"
};
function buildPhases(result, changes2, promises2) {
  return PHASES.map((phase) => {
    const verdict = result.verdicts.find((one) => one.phase === phase);
    const measurement = result.phases.find((one) => one.phase === phase);
    const facts = measurement === void 0 ? NOTHING_MEASURED : describeMeasurement(measurement, verdict);
    if (verdict === void 0) return { phase, title: PHASE_WORDS[phase], verdict: "not-run", word: "did not run", passed: void 0, worst: whyNotRun(phase, result), reasons: [], ...facts, metrics: [] };
    return {
      phase,
      title: PHASE_WORDS[phase],
      verdict: verdict.verdict,
      word: VERDICT_WORDS[verdict.verdict],
      ...judged(phase, changes2, promises2),
      reasons: reasonsOf(verdict.reasons, phase),
      ...facts,
      metrics: (verdict.metrics ?? []).map(describeMetric)
    };
  });
}
var NOTHING_MEASURED = { measured: [], validity: [], mix: [], errors: [], absences: [] };
function judged(phase, changes2, promises2) {
  const compared = changes2.filter((one) => one.phase === phase && one.role !== "informational");
  const promised = promises2.filter((one) => one.phase === phase);
  const total = compared.length + promised.length;
  const passed = compared.filter((one) => one.mark === "better" || one.mark === "unchanged").length + promised.filter((one) => one.mark === "kept").length;
  const change = compared.find((one) => one.mark === "worse") ?? compared.find((one) => one.mark === "unclear");
  const promise = promised.find((one) => one.mark === "broken") ?? promised.find((one) => one.mark === "unclear") ?? promised.find((one) => one.mark === "watch");
  const worst = change?.mark === "worse" || promise === void 0 ? change === void 0 ? "nothing stands out" : `${change.subject}: ${change.metric} ${change.change}` : `${promise.objective}: ${promise.actual ?? "not observed"}, ${promise.target}`;
  return { passed: total === 0 ? void 0 : `${formatCount(passed)} of ${formatCount(total)}`, worst: total === 0 ? "nothing was judged" : worst };
}
var CONNECTION_WORDS = { shared: "shared by all agents", "per-agent": "each kept by its agent", "per-request": "one for each request" };
function whyNotRun(phase, result) {
  if (result.reasons.some((one) => one.code === "phase-missing" && one.text.includes(phase))) return "required, but did not run";
  return result.verdict === "invalid" ? "the run ended before it" : "not part of this run";
}
function reasonsOf(reasons, phase) {
  return reasons.map((reason) => reason.text.startsWith(`${phase}: `) ? reason.text.slice(phase.length + 2) : reason.text);
}
function describeConnections({ connections, hungUp = 0, retried = 0 }) {
  return [
    ...connections === void 0 ? [] : [`${plural(connections.opened, "connection")} opened${connections.http === 2 ? " for HTTP/2" : ""}, ${CONNECTION_WORDS[connections.policy]}`],
    ...hungUp === 0 ? [] : [`${plural(hungUp, "agent")} hung up, as the pattern says`],
    ...retried === 0 ? [] : [`${plural(retried, "request")} sent again after trouble of the network`]
  ];
}
function describeResources({ blocks }) {
  const values = (metric) => blocks.filter((block) => block.side === "head" && block.metric === metric).map((block) => block.value);
  const most = (metric) => Math.max(...values(metric));
  const sum = (metric) => values(metric).reduce((total, value) => total + value, 0);
  const told = (metric) => values(metric).length > 0;
  return [
    ...told("memory_growth_mb") ? [`memory of the head changed by ${formatAmount(most("memory_growth_mb"), "MB")} at most in a round`] : [],
    ...told("gc_collections") ? [`${plural(sum("gc_collections"), "garbage collection")} of the head, ${formatValue(sum("gc_time_total_ms"), "ms")} in all${told("gc_pause_max_ms") ? `, longest ${formatValue(most("gc_pause_max_ms"), "ms")}` : ""}`] : []
  ];
}
function describeMetric(one) {
  return "reason" in one ? { id: one.metric, value: void 0, samples: "", reason: one.reason } : { id: one.metric, value: formatValue(one.value, one.unit), samples: formatCount(one.samples), reason: "" };
}
function describeMeasurement(measurement, { graceFactor, savedMs } = {}) {
  const { requests, generator } = measurement;
  return {
    measured: [
      `${plural(requests.sent, "request")}, ${formatCount(requests.failed)} failed`,
      plural(measurement.rounds, "round"),
      LAYOUT_WORDS[measurement.layout],
      `${formatDuration(measurement.measuredMs / 1e3)} measured`,
      ...generator === void 0 ? [] : [
        `up to ${plural(generator.agentsPeak, "agent")}`,
        `requests sent ${formatValue(generator.lagP99Ms, "ms")} late at most (99 % of them; worst ${formatValue(generator.lagMaxMs, "ms")})`,
        `${formatShare(generator.achievedShare)} of the planned rate reached`,
        ...describeConnections(generator)
      ],
      ...describeResources(measurement),
      ...graceFactor === void 0 || graceFactor === 1 ? [] : [`grace periods scaled by ${formatShare(graceFactor)} to fit into the phase`],
      ...measurement.notes ?? [],
      ...savedMs === void 0 ? [] : [`ended early, for a promise could not be kept any more: ${formatDuration(savedMs / 1e3)} saved`]
    ],
    validity: measurement.validity.map((check) => ({ ...check, advice: check.advice })),
    mix: measurement.mix.map((one) => ({ class: one.class, planned: formatShare(one.planned), realised: formatShare(one.realised) })),
    errors: Object.entries(requests.errors).map(([kind, count]) => ({ kind, count: formatCount(count) })),
    absences: measurement.absences.map((one) => ({ metric: `${subjectWords(one.subject)}: ${metricWords(one.metric)}`, reason: one.reason }))
  };
}

// src/report/presence-rows.ts
function buildPresence(result) {
  return result.phases.flatMap(presenceIn);
}
function presenceIn({ phase, distributions }) {
  const measured = distributions.filter((one) => one.samples > 0);
  if (!measured.some((one) => one.side === "base") || !measured.some((one) => one.side === "head")) return [];
  return [...Map.groupBy(measured, (one) => subjectWords(one.subject))].flatMap(([subject, mine]) => {
    const sides = new Set(mine.map((one) => one.side));
    if (sides.size === 2) return [];
    return [{ phase, subject, state: sides.has("head") ? "new" : "removed", samples: mine.reduce((total, one) => total + one.samples, 0) }];
  });
}

// src/report/report.ts
function buildReport(result) {
  const comparisons = result.verdicts.flatMap((one) => one.comparisons);
  const changes2 = buildChanges(comparisons);
  const promises2 = buildPromises(result.verdicts);
  const phases2 = buildPhases(result, changes2, promises2);
  return plainTexts({
    title: result.title,
    headline: buildHeadline(result, changes2, promises2),
    phases: phases2,
    changes: changes2,
    presence: buildPresence(result),
    promises: promises2,
    violations: buildViolations(result.verdicts),
    explanations: buildExplanations(result.explanations),
    context: contextOf(result),
    notes: notesOf(result, phases2),
    nextSteps: buildNextSteps(result, changes2, phases2),
    environment: describeEnvironment(result.environment),
    percentiles: result.phases.flatMap(buildPercentileCharts),
    histograms: result.phases.flatMap(buildHistogramCharts),
    times: result.phases.flatMap((measurement) => buildTimeCharts(measurement, result.verdicts.find((one) => one.phase === measurement.phase)?.violations ?? [])),
    history: buildHistory(result),
    plan: result.plan,
    source: { configHash: result.configHash, configFile: result.configFile, seed: result.seed, version: result.tool.version, startedAt: result.startedAt, head: result.commit.head }
  });
}
function shortSha(sha) {
  return sha === void 0 ? void 0 : sha.slice(0, 7);
}
function contextOf({ commit, baseline, phases: phases2, verdicts, measuredSeconds }) {
  const base = shortSha(baseline.sha ?? commit.base);
  const margins = [...new Set(verdicts.flatMap((one) => one.comparisons).map((one) => one.margin))].toSorted((a, b) => a - b);
  const rounds = Math.max(0, ...phases2.map((one) => one.rounds));
  return [
    baseline.kind === "none" || base === void 0 ? `head ${shortSha(commit.head) ?? "as checked out"}` : `base ${base}${commit.baseRef === void 0 ? "" : ` (of ${commit.baseRef})`} \u2192 head ${shortSha(commit.head) ?? "as checked out"}`,
    ...baseline.kind === "paired" && rounds > 0 ? [`${plural(rounds, "round")} of fresh processes, side by side`] : [],
    ...baseline.kind === "artifact" || baseline.kind === "file" ? ["base taken from a stored baseline"] : [],
    ...margins.length === 0 ? [] : [`changes up to ${margins.map(formatShare).join(" or ")} do not matter`],
    `${formatDuration(measuredSeconds)} measured`
  ];
}
function notesOf(result, phases2) {
  const { baseline } = result;
  const factor = result.verdicts.find((one) => one.violations.length > 0 && one.graceFactor !== void 0 && one.graceFactor !== 1)?.graceFactor;
  return [
    ...result.verdict === "invalid" ? result.reasons.map((reason) => reason.text) : [],
    ...baseline.distance !== void 0 && baseline.distance > 0 ? [`The baseline is ${plural(baseline.distance, "commit")} before the one this starts from: ${baseline.reason}`] : [],
    ...baseline.kind === "none" && result.verdict !== "no-baseline" ? [`Nothing was compared: ${baseline.reason}`] : [],
    ...result.verdict === "invalid" ? [] : phases2.flatMap((phase) => phase.validity.filter((check) => !check.ok).map((check) => `${phase.title} could not be measured: ${check.name} was ${check.observed}, must be ${check.limit}`)),
    ...describeTrends(result.trends ?? []),
    ...result.notes,
    ...factor === void 0 ? [] : [`Grace periods are scaled by ${formatShare(factor)}, for the SLA phase is shorter than the longest of them`]
  ];
}
function describeEnvironment(environment) {
  return [
    { name: "Runner", value: environment.runner },
    { name: "CPU", value: `${environment.cpuModel}, ${plural(environment.cores, "core")}` },
    { name: "Memory", value: `${formatCount(environment.memoryMb)} MB` },
    { name: "Kernel", value: environment.kernel },
    { name: "Node.js", value: environment.node },
    { name: "Calibration", value: environment.calibrationMs === void 0 ? "not measured" : `${environment.calibrationMs.toFixed(1)} ms for a fixed workload of computing, memory and system calls` },
    { name: "Comparable with", value: environment.key }
  ];
}

// src/report/html.ts
var POLICY = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
function renderHtml(report) {
  const { headline, title } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${VERDICT_SIGNS[headline.verdict]} ${headline.text} · perf-gate</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
<header class="verdict ${headline.verdict}">
<p class="tool">perf-gate${title !== "" && html` · ${title}`}</p>
<h1><span aria-hidden="true">${VERDICT_SIGNS[headline.verdict]}</span> ${headline.text}</h1>
<p class="meaning">${headline.meaning}</p>
<ul class="context">${report.context.map((piece) => html`<li>${piece}</li>`)}</ul>
</header>
${navigation(report)}
<main>
${sections(report).map((section) => html`<section id="${section.id}" aria-labelledby="${section.id}-title"><h2 id="${section.id}-title">${section.title}</h2>\n${section.body}</section>\n`)}
</main>
${footer(report)}
<script type="application/json" id="data">${embedJson({ percentiles: report.percentiles, histograms: report.histograms, times: report.times })}</script>
<script>${trusted(PAGE_SCRIPT)}</script>
</body>
</html>
`.html;
}
function sections(report) {
  const findings = report.changes.filter((one) => one.mark === "worse" || one.mark === "unclear");
  const all = [
    { id: "phases", title: "Phases", short: "Phases", body: html`${report.notes.length > 0 && html`<ul class="notes">${report.notes.map((note) => html`<li>${note}</li>`)}</ul>`}${phaseTable2(report.phases)}` },
    findings.length > 0 && { id: "findings", title: "What to look at", short: "Findings", body: html`<div class="cards">${findings.slice(0, 12).map((row) => card(row, findings))}</div>` },
    report.explanations.length > 0 && { id: "explanation", title: "What explains it", short: "Explanation", body: html`${report.explanations.map((one) => html`<p class="lead">${PHASE_WORDS[one.phase]}: ${one.sentence}</p>${one.parts.length > 0 && waterfall(one)}`)}` },
    report.promises.length > 0 && { id: "promises", title: "Promises", short: "Promises", body: html`${promiseTable2(report.promises)}${report.violations.length > 0 && html`<h3>Violations</h3>${violationTable2(report.violations)}`}` },
    report.presence.length > 0 && { id: "presence", title: "Added and removed", short: "Added", body: factTable("Added and removed", ["What", "State", "Phase", "Samples"], report.presence.map((one) => [one.subject, one.state, PHASE_WORDS[one.phase], formatCount(one.samples)])) },
    report.changes.length > 0 && { id: "metrics", title: "All compared metrics", short: "Metrics", body: changeTable2(report.changes) },
    report.percentiles.length > 0 && { id: "distributions", title: "Response times by percentile", short: "Percentiles", body: html`<p>The further right, the rarer the request: p99 is the time that 1 % of the requests exceed.</p>${byPhase(report, report.percentiles, (chart, index) => figure("percentiles", index, chart.title, sampleText(chart.samples), percentileNumbers(chart)))}` },
    report.histograms.length > 0 && { id: "histograms", title: "How often which response time", short: "Histograms", body: html`<p>Share of requests in each of 48 bins, on a logarithmic scale; the outermost half percent on either side is left out.</p>${byPhase(report, report.histograms, (chart, index) => figure("histograms", index, chart.title, sampleText(chart.samples)))}` },
    report.times.length > 0 && { id: "time", title: "Over time", short: "Time", body: html`<p>Seconds of measuring; rounds stand one after the other.</p>${byPhase(report, report.times, (chart, index) => figure("times", index, chart.title, [...chart.lines.map((line) => line.label), ...chart.marks.length === 0 ? [] : ["shaded where a promise was violated"]].join(", ")))}` },
    report.history.length > 0 && { id: "history", title: "History on this kind of machine", short: "History", body: historyTable(report.history) },
    { id: "measured", title: "How it was measured", short: "Method", body: html`${report.phases.map(phaseFacts)}<h3>Environment</h3>${factTable("Environment", ["What", "Value"], report.environment.map((one) => [one.name, one.value]))}${report.plan.length > 0 && html`<h3>Plan</h3><ul>${report.plan.map((one) => html`<li>${one}</li>`)}</ul>`}` },
    report.nextSteps.length > 0 && { id: "next", title: "Next steps", short: "Next", body: html`<ul>${report.nextSteps.map((step) => html`<li>${step.text}${step.copy !== void 0 && html`<pre tabindex="0">${step.copy}</pre>`}</li>`)}</ul>` }
  ];
  return all.filter((one) => one !== false);
}
function navigation(report) {
  return html`<nav aria-label="Parts of the report">${sections(report).map((one) => html`<a href="#${one.id}">${one.short}</a>`)}</nav>`;
}
function card(row, all) {
  return html`<article class="card ${row.mark}"><h3><a href="#${row.id}">${row.subject}: ${row.metric}</a></h3>
<p class="sides"><span>${row.base}</span> <span aria-label="to">→</span> <strong>${row.head}</strong></p>
<p class="change"><strong>${row.change}</strong> <span class="badge ${row.mark}">${row.mark}</span></p>
${drawInterval(row, scaleOf(all))}
<p>${row.why}.${row.interval !== void 0 && html` 95 % sure it is ${row.interval}.`}</p><p class="small">${PHASE_WORDS[row.phase]} · ${row.evidence}</p></article>`;
}
function byPhase(report, charts, draw) {
  const folders = report.phases.flatMap((phase) => {
    const mine = charts.flatMap((chart, index) => chart.phase === phase.phase ? [draw(chart, index)] : []);
    const isOpen = phase.phase === "load" || phase.verdict !== "pass";
    return mine.length === 0 ? [] : [html`<details class="folder"${isOpen && html` open`}><summary>${phase.title}</summary><div class="charts">${mine}</div></details>`];
  });
  return html`${folders}`;
}
function figure(kind, index, title, note, numbers) {
  return html`<figure><figcaption><strong>${title}</strong> <span class="small">${note}</span></figcaption><div class="chart" data-chart="${kind}" data-index="${index}" role="img" aria-label="${title}"><p class="small">This curve needs JavaScript${numbers === void 0 ? "." : "; its numbers are below."}</p></div>${numbers}</figure>`;
}
var NUMBERS = [["p50", 0.5], ["p90", 0.9], ["p95", 0.95], ["p99", 0.99], ["p99.9", 0.999]];
function percentileNumbers(chart) {
  const at = (side, share) => {
    const ms = chart.ms[side]?.[chart.share.indexOf(share)];
    if (chart.samples[side] === 0) return "not measured";
    return ms === void 0 || ms === null ? "too few samples" : `${ms} ms`;
  };
  return html`<details><summary>Numbers</summary>${factTable(`${chart.title}, percentiles`, ["", "Base", "Head"], NUMBERS.map(([name, share]) => [name, at("base", share), at("head", share)]))}</details>`;
}
function phaseFacts(phase) {
  return html`<h3 id="phase-${phase.phase}">${phase.title} <span class="badge ${phase.verdict}">${phase.word}</span></h3>
${phase.measured.length === 0 ? html`<p>${phase.worst}.</p>` : html`<p>${phase.measured.join(" \xB7 ")}</p>`}
${phase.reasons.length > 0 && html`<ul>${phase.reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
<details class="folder"${phase.verdict === "invalid" && html` open`}><summary>Checks, mix and errors</summary>
${phase.validity.length > 0 && factTable(`${phase.title}: could it be measured?`, ["Check", "Seen", "Must be", "Result"], phase.validity.map((check) => [check.name, check.observed, check.limit, check.ok ? "\u2714 yes" : `\u25A0 no${check.advice === void 0 ? "" : `: ${check.advice}`}`]))}
${phase.mix.length > 0 && factTable(`${phase.title}: mix of requests`, ["Class", "Planned", "Realised"], phase.mix.map((one) => [one.class, one.planned, one.realised]))}
${phase.errors.length > 0 && factTable(`${phase.title}: failed requests`, ["Error", "Requests"], phase.errors.map((one) => [one.kind, one.count]))}</details>
${phase.absences.length > 0 && factTable(`${phase.title}: not observed`, ["Metric", "Why"], phase.absences.map((one) => [one.metric, one.reason]))}`;
}
function footer({ source }) {
  return html`<footer><p>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}${source.head !== void 0 && html` · ${shortSha(source.head)}`}</p></footer>`;
}
function sampleText(samples) {
  return [samples.base === 0 ? [] : `base ${formatCount(samples.base)}`, samples.head === 0 ? [] : `head ${formatCount(samples.head)}`].flat().join(", ") + " samples";
}

// src/report/junit.ts
function renderJunit(report) {
  const suites = report.phases.map((phase) => ({ phase, cases: casesOf(phase, report) })).filter((suite) => suite.cases.length > 0);
  const all = suites.flatMap((suite) => suite.cases);
  const body2 = suites.flatMap(({ phase, cases }) => [
    `  <testsuite name="perf-gate.${phase.phase}" ${counts(cases)} timestamp="${attribute(report.source.startedAt)}">`,
    ...cases.map((one) => renderCase(one, phase)),
    "  </testsuite>"
  ]);
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites name="perf-gate" ${counts(all)}>`, ...body2, "</testsuites>", ""].join("\n");
}
function casesOf(phase, report) {
  const validity = phase.verdict === "invalid" || phase.verdict === "not-run" && report.headline.verdict === "invalid" ? [{ name: "could be measured", outcome: { kind: "error", message: [...phase.reasons, phase.worst].join("; ") }, output: phase.measured.join(" \xB7 ") }] : [];
  return [
    ...validity,
    ...report.changes.filter((one) => one.phase === phase.phase && one.role !== "informational").map(caseOfChange),
    ...report.promises.filter((one) => one.phase === phase.phase).map(caseOfPromise)
  ];
}
function caseOfChange(row) {
  const change = `${row.base} \u2192 ${row.head}, ${row.change}${row.interval === void 0 ? "" : ` (${row.interval})`}; ${row.why}`;
  const outcome = row.mark === "worse" ? { kind: "failure", message: change } : row.mark === "unclear" ? { kind: "skipped", message: change } : { kind: "passed" };
  return { name: `${row.subject}: ${row.metric}`, outcome, output: `${row.key}: ${change}; ${row.evidence}` };
}
function caseOfPromise(row) {
  const result = `${row.actual ?? "not observed"}, promised ${row.target}; ${row.why}`;
  const outcome = row.mark === "broken" ? { kind: "failure", message: result } : row.mark === "unclear" ? { kind: "skipped", message: result } : { kind: "passed" };
  return { name: `promise: ${row.objective} ${row.target}`, outcome, output: `${row.severity}: ${result}` };
}
function renderCase(one, phase) {
  const open = `    <testcase classname="perf-gate.${phase.phase}" name="${attribute(one.name)}">`;
  const outcome = one.outcome.kind === "passed" ? "" : `<${one.outcome.kind} message="${attribute(one.outcome.message)}"/>`;
  return `${open}${outcome}<system-out>${attribute(one.output)}</system-out></testcase>`;
}
function counts(cases) {
  const of = (kind) => cases.filter((one) => one.outcome.kind === kind).length;
  return `tests="${cases.length}" failures="${of("failure")}" errors="${of("error")}" skipped="${of("skipped")}"`;
}
function attribute(text) {
  return plain(text).replace(/[\uFFFE\uFFFF]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// src/report/fit.ts
function stagesFrom(rows) {
  return [{ details: true, rows }, { details: false, rows }, { details: false, rows: Math.min(rows, 3) }, { details: false, rows: 0 }];
}
function fit(render, stages, maxBytes) {
  for (const stage of stages) {
    const text = render(stage);
    if (byteLength(text) <= maxBytes) return text;
  }
  throw new RangeError(`a report that only counts is still larger than ${maxBytes} bytes`);
}
function byteLength(text) {
  return new TextEncoder().encode(text).byteLength;
}

// src/report/mermaid.ts
var SIDES3 = ["base", "head"];
var COLOURS = { base: "#8b949e", head: "#0969da" };
var COLOUR_WORDS = { base: "base grey", head: "head blue" };
var TOLD = [["p50", 0.5], ["p75", 0.75], ["p90", 0.9], ["p95", 0.95], ["p99", 0.99], ["p99.9", 0.999]];
var FEWEST_POINTS = 3;
function percentileDiagram(chart) {
  const sides = SIDES3.filter((side) => chart.ms[side] !== void 0);
  const at = (side, share) => chart.ms[side]?.[chart.share.indexOf(share)] ?? void 0;
  const known = TOLD.filter(([, share]) => sides.every((side) => at(side, share) !== void 0));
  const rows = TOLD.filter(([, share]) => sides.some((side) => at(side, share) !== void 0));
  const cell = (value) => md`${value === void 0 ? "too few samples" : formatValue(value, "ms")}`;
  return paragraphsOf([
    known.length < FEWEST_POINTS ? void 0 : diagram({
      title: `${chart.title}: response time in ms (${sides.map((side) => COLOUR_WORDS[side]).join(", ")})`,
      x: known.map(([name]) => name),
      colours: sides.map((side) => COLOURS[side]),
      lines: sides.map((side) => known.map(([, share]) => at(side, share)))
    }),
    table([chart.title, ...sides], rows.map(([name, share]) => [md`${name}`, ...sides.map((side) => cell(at(side, share)))]), sides.map((_, index) => index + 1))
  ]);
}
function historyDiagram(row) {
  return row.values.length < FEWEST_POINTS ? void 0 : diagram({ title: row.name, x: row.values.map((_, index) => `${index + 1}`), colours: [COLOURS.head], lines: [row.values] });
}
function diagram({ title, x, colours, lines }) {
  const all = lines.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.1;
  return {
    markdown: [
      "```mermaid",
      `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${colours.join(", ")}"}}}}%%`,
      "xychart-beta",
      `  title "${label(title)}"`,
      `  x-axis [${x.join(", ")}]`,
      `  y-axis ${short(Math.max(0, low - room))} --> ${short(high + room)}`,
      ...lines.map((values) => `  line [${values.map(short).join(", ")}]`),
      "```"
    ].join("\n")
  };
}
function label(text) {
  return text.replace(/[^\p{L}\p{N} .,:()/_›-]+/gu, " ").slice(0, 100);
}
function short(value) {
  return String(Number(value.toPrecision(4)));
}
function paragraphsOf(parts) {
  return parts.every((part) => part === void 0) ? void 0 : paragraphs(parts);
}

// src/report/summary.ts
var MAX_BYTES = 1e6;
var ROWS = 1e3;
var CHARTS = 6;
var BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
function renderSummary(report) {
  return fit((stage) => `${body(report, stage).markdown}
`, stagesFrom(ROWS), MAX_BYTES);
}
function body(report, stage) {
  const { headline, source } = report;
  return paragraphs([
    md`# ${VERDICT_ICONS[headline.verdict]} perf-gate: ${headline.text}`,
    report.title.trim() === "" ? void 0 : md`**${clip(report.title, 200)}**`,
    md`${clip(headline.meaning, 500)}`,
    phaseTable(report.phases),
    md`${joined(report.context.map((one) => md`${one}`), " \xB7 ")}`,
    noteQuotes(report.notes),
    titled("Compared", changeTable(report.changes, stage.rows)),
    titled("Added and removed", presenceList(report.presence, stage.rows)),
    titled("What explains it", explanationList(report.explanations)),
    titled("Promises", promiseTable(report.promises, stage.rows)),
    titled("Violations", violationTable(report.violations, stage.rows)),
    ...stage.details ? [titled("Response times by percentile", percentileParts(report)), ...report.phases.map(measuredPart), titled("Not observed", absenceList(report.phases)), titled("History on this kind of machine", historyPart(report)), environmentTable(report), details(md`The plan`, list(report.plan.map((one) => md`${one}`)))] : [],
    titled("Next steps", stepList(report)),
    md`<sub>perf-gate ${source.version} · config ${source.configHash.slice(0, 8)} · seed ${source.seed} · ${source.startedAt}</sub>`
  ]);
}
function titled(title, part) {
  return part === void 0 ? void 0 : paragraphs([md`## ${title}`, part]);
}
function measuredPart(phase) {
  if (phase.measured.length === 0) return void 0;
  return details(md`${phase.title}: ${phase.measured.join(" \xB7 ")}`, paragraphs([
    table(["Could it be measured?", "Seen", "Must be"], phase.validity.map((check) => [md`${check.ok ? "\u2705" : "\u{1F6D1}"} ${check.name}`, md`${clip(check.observed, 200)}`, md`${clip(check.limit, 200)}`])),
    table(["Class", "Planned share", "Realised share"], phase.mix.map((one) => [md`${one.class}`, md`${one.planned}`, md`${one.realised}`]), [1, 2]),
    table(["Metric", "Value", "Observations", "Why there is none"], phase.metrics.map((one) => [md`${one.id}`, md`${one.value ?? "not observed"}`, md`${one.samples}`, md`${clip(one.reason, 300)}`]), [1, 2]),
    table(["Error", "Requests"], phase.errors.map((one) => [md`${one.kind}`, md`${one.count}`]), [1])
  ]));
}
function percentileParts({ percentiles }) {
  const phase = percentiles.some((one) => one.phase === "load") ? "load" : percentiles[0]?.phase;
  const charts = percentiles.filter((one) => one.phase === phase).slice(0, CHARTS);
  return charts.length === 0 ? void 0 : paragraphs(charts.map((chart) => details(md`${chart.title} (${PHASE_WORDS[chart.phase].toLowerCase()})`, percentileDiagram(chart))));
}
function historyPart(report) {
  const [first] = report.history;
  return first === void 0 ? void 0 : paragraphs([historyTable2(report), historyDiagram(first)]);
}
function historyTable2(report) {
  return table(["Metric", "Trend", "Oldest", "Latest", "Runs", "Changed"], report.history.map((row) => [md`${clip(row.name, 150)}`, md`${sparkline(row.values)}`, md`${row.oldest}`, md`${row.latest}`, md`${row.runs} since ${row.from}`, md`${changesOf2(row)}`]));
}
function changesOf2({ changes: changes2 }) {
  return changes2.length === 0 ? "no change" : changes2.map((one) => one.text).join(", ");
}
function sparkline(values) {
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return values.map((value) => BARS[range === 0 ? 3 : Math.min(7, Math.floor((value - low) / range * 8))]).join("");
}

// src/report/terminal.ts
var NARROWEST = 60;
var WIDEST = 110;
var ROWS2 = 6;
var VERDICT_TONES = { pass: "green", fail: "red", inconclusive: "yellow", "no-baseline": "blue", invalid: "yellow", "not-run": "dim" };
var CHANGE_TONES = { worse: "red", waived: "yellow", unclear: "yellow", better: "green", noted: "yellow", unsure: "dim", unchanged: "dim" };
var PROMISE_TONES = { broken: "red", watch: "yellow", unclear: "yellow", kept: "green" };
function renderTerminal(report, options) {
  const screen = { paint: openPaint(options.color), width: Math.min(WIDEST, Math.max(NARROWEST, options.width)) - 2 };
  const told = (mark) => report.changes.filter((one) => one.mark === mark);
  const parts = [
    banner(report, screen),
    paragraph(report.headline.meaning, screen),
    paragraph(report.context.join(" \xB7 "), screen, "dim"),
    report.notes.flatMap((note) => paragraph(`! ${note}`, screen, "yellow")),
    phases(report.phases, screen),
    changes("Worse", told("worse"), screen),
    changes("Not decided", told("unclear"), screen),
    changes("Accepted by waivers", told("waived"), screen),
    explanations(report, screen),
    promises(report.promises.filter((one) => one.mark !== "kept"), screen),
    changes("Better", told("better"), screen),
    rest(report, screen),
    nextSteps(report, screen)
  ];
  return `
${parts.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `  ${line}`.trimEnd()).join("\n")).join("\n\n")}
`;
}
function banner({ headline }, { paint, width }) {
  const tone = VERDICT_TONES[headline.verdict];
  const inside = width - 4;
  const lines = wrap(`${VERDICT_SIGNS[headline.verdict]}  ${headline.text.charAt(0).toUpperCase()}${headline.text.slice(1)}`, inside);
  const edge = paint[tone];
  return [
    edge(`\u256D${"\u2500".repeat(width - 2)}\u256E`),
    ...lines.map((line) => `${edge("\u2502")} ${paint.bold(edge(column(line, inside)))} ${edge("\u2502")}`),
    edge(`\u2570${"\u2500".repeat(width - 2)}\u256F`)
  ];
}
function paragraph(text, { paint, width }, tone) {
  return wrap(text, width).map((line) => tone === void 0 ? line : paint[tone](line));
}
function phases(rows, { paint, width }) {
  const worst = width - 44;
  return [
    paint.dim(`${column("Phase", 13)}${column("Verdict", 21)}${column("Passed", 10)}Worst`),
    ...rows.map((row) => {
      const verdict = column(`${VERDICT_SIGNS[row.verdict]} ${row.word}`, 21);
      return `${paint.bold(column(row.title, 13))}${paint[VERDICT_TONES[row.verdict]](verdict)}${column(row.passed ?? "none", 10)}${paint.dim(column(row.worst, worst))}`;
    })
  ];
}
function changes(title, rows, screen) {
  if (rows.length === 0) return [];
  const { paint, width } = screen;
  const lines = rows.slice(0, ROWS2).flatMap((row) => {
    const tone = CHANGE_TONES[row.mark];
    const values = `${row.base} \u2192 ${row.head}`;
    const interval = row.interval === void 0 ? "" : paint.dim(`  95 % sure: ${row.interval}`);
    return [
      `${paint[tone](MARK_SIGNS[row.mark])} ${paint.bold(row.subject)}: ${row.metric} ${paint.dim(`(${PHASE_WORDS[row.phase].toLowerCase()})`)}`,
      `    ${column(values, Math.max(26, columnsOf(values)))}${paint.bold(paint[tone](row.change.padStart(9)))}${interval}`,
      ...wrap(`${row.why} \xB7 ${row.evidence}`, width - 4).map((line) => `    ${paint.dim(line)}`)
    ];
  });
  return [heading(title, rows.length, screen), ...lines, ...more(rows.length - ROWS2, screen)];
}
function explanations(report, screen) {
  const { paint, width } = screen;
  const moved = report.explanations.filter((one) => report.changes.some((row) => row.phase === one.phase && (row.mark === "worse" || row.mark === "better")));
  const lines = moved.flatMap((one) => {
    const largest = Math.max(...one.parts.map((part) => Math.abs(part.changeMs)));
    const space = Math.max(10, width - 52);
    return [
      ...wrap(`${PHASE_WORDS[one.phase]}: ${one.sentence}`, width).map((line) => paint.bold(line)),
      ...one.parts.slice(0, 6).map((part) => `    ${column(part.name, 22)}${column(part.change, 11)}${column(part.share ?? "", 7)}${paint[part.changeMs > 0 ? "red" : "green"](bar(largest === 0 ? 0 : Math.abs(part.changeMs) / largest, space))}`)
    ];
  });
  return lines.length === 0 ? [] : [heading("What explains it", void 0, screen), ...lines];
}
function promises(rows, screen) {
  if (rows.length === 0) return [];
  const { paint, width } = screen;
  const lines = rows.slice(0, ROWS2).flatMap((row) => {
    const tone = PROMISE_TONES[row.mark];
    const breached = row.windows === void 0 ? "" : ` \xB7 ${row.windows}${row.action === "none" ? "" : `: ${row.action}`}`;
    return [
      `${paint[tone](PROMISE_SIGNS[row.mark])} ${paint.bold(row.objective)} ${paint.dim(`(${row.severity})`)}`,
      `    ${paint.bold(paint[tone](row.actual ?? "not observed"))}, promised ${row.target}`,
      ...wrap(`${row.why}${breached} \xB7 ${row.samples} samples`, width - 4).map((line) => `    ${paint.dim(line)}`)
    ];
  });
  return [heading("Promises not kept", rows.length, screen), ...lines, ...more(rows.length - ROWS2, screen)];
}
function rest(report, { paint, width }) {
  const count = (mark) => report.changes.filter((one) => one.mark === mark).length;
  const absent = report.phases.reduce((total, phase) => total + phase.absences.length, 0);
  const pieces = [
    ...count("unchanged") === 0 ? [] : [`${plural(count("unchanged"), "metric")} unchanged`],
    ...count("unsure") === 0 ? [] : [`${count("unsure")} not certain, and not deciding`],
    ...count("noted") === 0 ? [] : [`${count("noted")} beyond the margin, shown only`],
    ...report.promises.every((one) => one.mark !== "kept") ? [] : [`${plural(report.promises.filter((one) => one.mark === "kept").length, "promise")} kept`],
    ...report.presence.length === 0 ? [] : [`${report.presence.length} on one side only`],
    ...absent === 0 ? [] : [`${absent} not observed`]
  ];
  return pieces.length === 0 ? [] : wrap(pieces.join(" \xB7 "), width).map((line) => paint.dim(line));
}
function nextSteps(report, screen) {
  if (report.nextSteps.length === 0) return [];
  const lines = report.nextSteps.flatMap((step) => [...wrap(step.text, screen.width), ...step.copy === void 0 ? [] : [`    ${screen.paint.blue(step.copy)}`]]);
  return [heading("Next", void 0, screen), ...lines];
}
function heading(title, count, { paint, width }) {
  const text = count === void 0 ? title : `${title} (${count})`;
  return `${paint.bold(text)} ${paint.dim("\u2500".repeat(Math.max(0, width - columnsOf(text) - 1)))}`;
}
function more(count, { paint }) {
  return count <= 0 ? [] : [paint.dim(`\u2026 and ${count} more in the report`)];
}

// src/report/render-as.ts
function renderAs(result, format, screen = { color: false, width: 100 }) {
  switch (format) {
    case "html":
      return renderHtml(buildReport(result));
    case "markdown":
      return renderSummary(buildReport(result));
    case "json":
      return `${JSON.stringify(result, void 0, 2)}
`;
    case "junit":
      return renderJunit(buildReport(result));
    case "terminal":
      return renderTerminal(buildReport(result), screen);
  }
}

export {
  stagesFrom,
  fit,
  byteLength,
  md,
  code,
  link,
  list,
  details,
  paragraphs,
  joined,
  phaseTable,
  changeTable,
  promiseTable,
  violationTable,
  explanationList,
  noteQuotes,
  stepList,
  environmentTable,
  presenceList,
  absenceList,
  percentileDiagram,
  buildReport,
  shortSha,
  renderSummary,
  renderAs
};

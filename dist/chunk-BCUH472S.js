import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PHASE_WORDS,
  VERDICT_ICONS,
  VERDICT_SIGNS,
  VERDICT_WORDS,
  metricNature,
  metricWords,
  subjectWords
} from "./chunk-YYW6WCKB.js";
import {
  PHASES,
  canFail,
  metricKey,
  regimesOf
} from "./chunk-NXUN4BTW.js";
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
} from "./chunk-AO3OW4QT.js";

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
var PAGE_SCRIPT = '/* uPlot, https://github.com/leeoniya/uPlot, MIT licence, copyright Leon Sorokin */\n"use strict";(()=>{var rr="uplot",fr="u-hz",ur="u-vt",cr="u-title",ar="u-wrap",pr="u-under",hr="u-over",dr="u-axis",Zt="u-off",mr="u-select",gr="u-cursor-x",wr="u-cursor-y",Sr="u-cursor-pt",_r="u-legend",yr="u-live",vr="u-inline",xr="u-series",br="u-marker",Qi="u-label",kr="u-value",Il="width",Gl="height";var Xi="bottom",yl="left",Bn="right",oi="#000",es=oi+"0",Yn="mousemove",ts="mousedown",Un="mouseup",ls="mouseenter",ns="mouseleave",is="dblclick",Tr="resize",Er="scroll",ss="change",fn="dppxchange",ri="--",Ml=typeof window<"u",Jn=Ml?document:null,xl=Ml?window:null,Mr=Ml?navigator:null,se,nn;function Zn(){let e=devicePixelRatio;se!=e&&(se=e,nn&&Xn(ss,nn,Zn),nn=matchMedia(`(min-resolution: ${se-.001}dppx) and (max-resolution: ${se+.001}dppx)`),Qt(ss,nn,Zn),xl.dispatchEvent(new CustomEvent(fn)))}function Xe(e,l){if(l!=null){let s=e.classList;!s.contains(l)&&s.add(l)}}function Qn(e,l){let s=e.classList;s.contains(l)&&s.remove(l)}function ge(e,l,s){e.style[l]=s+"px"}function mt(e,l,s,n){let o=Jn.createElement(e);return l!=null&&Xe(o,l),s?.insertBefore(o,n),o}function ft(e,l){return mt("div",e,l)}var os=new WeakMap;function Tt(e,l,s,n,o){let c="translate("+l+"px,"+s+"px)",u=os.get(e);c!=u&&(e.style.transform=c,os.set(e,c),l<0||s<0||l>n||s>o?Xe(e,Zt):Qn(e,Zt))}var rs=new WeakMap;function fs(e,l,s){let n=l+s,o=rs.get(e);n!=o&&(rs.set(e,n),e.style.background=l,e.style.borderColor=s)}var us=new WeakMap;function cs(e,l,s,n){let o=l+""+s,c=us.get(e);o!=c&&(us.set(e,o),e.style.height=s+"px",e.style.width=l+"px",e.style.marginLeft=n?-l/2+"px":0,e.style.marginTop=n?-s/2+"px":0)}var fi={passive:!0},Ar={...fi,capture:!0};function Qt(e,l,s,n){l.addEventListener(e,s,n?Ar:fi)}function Xn(e,l,s,n){l.removeEventListener(e,s,fi)}Ml&&Zn();function gt(e,l,s,n){let o;s=s||0,n=n||l.length-1;let c=n<=2147483647;for(;n-s>1;)o=c?s+n>>1:et((s+n)/2),l[o]<e?s=o:n=o;return e-l[s]<=l[n]-e?s:n}function Os(e){return(s,n,o)=>{let c=-1,u=-1;for(let p=n;p<=o;p++)if(e(s[p])){c=p;break}for(let p=o;p>=n;p--)if(e(s[p])){u=p;break}return[c,u]}}var Hs=e=>e!=null,Ws=e=>e!=null&&e>0,an=Os(Hs),Lr=Os(Ws);function Pr(e,l,s,n=0,o=!1){let c=o?Lr:an,u=o?Ws:Hs;[l,s]=c(e,l,s);let p=e[l],d=e[l];if(l>-1)if(n==1)p=e[l],d=e[s];else if(n==-1)p=e[s],d=e[l];else for(let m=l;m<=s;m++){let y=e[m];u(y)&&(y<p?p=y:y>d&&(d=y))}return[p??ce,d??-ce]}function pn(e,l,s,n){let o=hs(e),c=hs(l);e==l&&(o==-1?(e*=s,l/=s):(e/=s,l*=s));let u=s==10?Lt:Is,p=o==1?et:ut,d=c==1?ut:et,m=p(u(Ae(e))),y=d(u(Ae(l))),g=bl(s,m),w=bl(s,y);return s==10&&(m<0&&(g=ae(g,-m)),y<0&&(w=ae(w,-y))),n||s==2?(e=g*o,l=w*c):(e=Us(e,g),l=hn(l,w)),[e,l]}function ui(e,l,s,n){let o=pn(e,l,s,n);return e==0&&(o[0]=0),l==0&&(o[1]=0),o}var ci=.1,as={mode:3,pad:ci},Yl={pad:0,soft:null,mode:0},Dr={min:Yl,max:Yl};function un(e,l,s,n){return dn(s)?ps(e,l,s):(Yl.pad=s,Yl.soft=n?0:null,Yl.mode=n?3:0,ps(e,l,Dr))}function ne(e,l){return e??l}function Cr(e,l,s){for(l=ne(l,0),s=ne(s,e.length-1);l<=s;){if(e[l]!=null)return!0;l++}return!1}function ps(e,l,s){let n=s.min,o=s.max,c=ne(n.pad,0),u=ne(o.pad,0),p=ne(n.hard,-ce),d=ne(o.hard,ce),m=ne(n.soft,ce),y=ne(o.soft,-ce),g=ne(n.mode,0),w=ne(o.mode,0),D=l-e,P=Lt(D),N=Ye(Ae(e),Ae(l)),H=Lt(N),I=Ae(H-P);(D<1e-24||I>10)&&(D=0,(e==0||l==0)&&(D=1e-24,g==2&&m!=ce&&(c=0),w==2&&y!=-ce&&(u=0)));let x=D||N||1e3,O=Lt(x),b=bl(10,et(O)),j=x*(D==0?e==0?.1:1:c),L=ae(Us(e-j,b/10),24),q=e>=m&&(g==1||g==3&&L<=m||g==2&&L>=m)?m:ce,U=Ye(p,L<q&&e>=q?q:wt(q,L)),Q=x*(D==0?l==0?.1:1:u),Y=ae(hn(l+Q,b/10),24),k=l<=y&&(w==1||w==3&&Y>=y||w==2&&Y<=y)?y:-ce,K=wt(d,Y>k&&l<=k?k:Ye(k,Y));return U==K&&U==0&&(K=100),[U,K]}var Rr=new Intl.NumberFormat(Ml?Mr.language:"en-US"),ai=e=>Rr.format(e),tt=Math,rn=tt.PI,Ae=tt.abs,et=tt.floor,Me=tt.round,ut=tt.ceil,wt=tt.min,Ye=tt.max,bl=tt.pow,hs=tt.sign,Lt=tt.log10,Is=tt.log2,zr=(e,l=1)=>tt.sinh(e)*l,$n=(e,l=1)=>tt.asinh(e/l),ce=1/0;function ds(e){return(Lt((e^e>>31)-(e>>31))|0)+1}function ei(e,l,s){return wt(Ye(e,l),s)}function Gs(e){return typeof e=="function"}function X(e){return Gs(e)?e:()=>e}var Vr=()=>{},Bs=e=>e,Ys=(e,l)=>l,Fr=e=>null,ms=e=>!0,gs=(e,l)=>e==l,Nr=/\\.\\d*?(?=9{6,}|0{6,})/gm,Xt=e=>{if(Ks(e)||Ot.has(e))return e;let l=`${e}`,s=l.match(Nr);if(s==null)return e;let n=s[0].length-1;if(l.indexOf("e-")!=-1){let[o,c]=l.split("e");return+`${Xt(o)}e${c}`}return ae(e,n)};function qt(e,l){return Xt(ae(Xt(e/l))*l)}function hn(e,l){return Xt(ut(Xt(e/l))*l)}function Us(e,l){return Xt(et(Xt(e/l))*l)}function ae(e,l=0){if(Ks(e))return e;let s=10**l,n=e*s*(1+Number.EPSILON);return Me(n)/s}var Ot=new Map;function $s(e){return((""+e).split(".")[1]||"").length}function $l(e,l,s,n){let o=[],c=n.map($s);for(let u=l;u<s;u++){let p=Ae(u),d=ae(bl(e,u),p);for(let m=0;m<n.length;m++){let y=e==10?+`${n[m]}e${u}`:n[m]*d,g=(u>=0?0:p)+(u>=c[m]?0:c[m]),w=e==10?y:ae(y,g);o.push(w),Ot.set(w,g)}}return o}var Ul={},pi=[],kl=[null,null],Nt=Array.isArray,Ks=Number.isInteger,Or=e=>e===void 0;function ws(e){return typeof e=="string"}function dn(e){let l=!1;if(e!=null){let s=e.constructor;l=s==null||s==Object}return l}function Hr(e){return e!=null&&typeof e=="object"}var Wr=Object.getPrototypeOf(Uint8Array),js="__proto__";function Tl(e,l=dn){let s;if(Nt(e)){let n=e.find(o=>o!=null);if(Nt(n)||l(n)){s=Array(e.length);for(let o=0;o<e.length;o++)s[o]=Tl(e[o],l)}else s=e.slice()}else if(e instanceof Wr)s=e.slice();else if(l(e)){s={};for(let n in e)n!=js&&(s[n]=Tl(e[n],l))}else s=e;return s}function ke(e){let l=arguments;for(let s=1;s<l.length;s++){let n=l[s];for(let o in n)o!=js&&(dn(e[o])?ke(e[o],Tl(n[o])):e[o]=Tl(n[o]))}return e}var Ir=0,Gr=1,Br=2;function Yr(e,l,s){for(let n=0,o,c=-1;n<l.length;n++){let u=l[n];if(u>c){for(o=u-1;o>=0&&e[o]==null;)e[o--]=null;for(o=u+1;o<s&&e[o]==null;)e[c=o++]=null}}}function Ur(e,l){if(jr(e)){let u=e[0].slice();for(let p=1;p<e.length;p++)u.push(...e[p].slice(1));return qr(u[0])||(u=Kr(u)),u}let s=new Set;for(let u=0;u<e.length;u++){let d=e[u][0],m=d.length;for(let y=0;y<m;y++)s.add(d[y])}let n=[Array.from(s).sort((u,p)=>u-p)],o=n[0].length,c=new Map;for(let u=0;u<o;u++)c.set(n[0][u],u);for(let u=0;u<e.length;u++){let p=e[u],d=p[0];for(let m=1;m<p.length;m++){let y=p[m],g=Array(o).fill(void 0),w=l?l[u][m]:Gr,D=[];for(let P=0;P<y.length;P++){let N=y[P],H=c.get(d[P]);N===null?w!=Ir&&(g[H]=N,w==Br&&D.push(H)):g[H]=N}Yr(g,D,o),n.push(g)}}return n}var $r=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Kr(e){let l=e[0],s=l.length,n=Array(s);for(let c=0;c<n.length;c++)n[c]=c;n.sort((c,u)=>l[c]-l[u]);let o=[];for(let c=0;c<e.length;c++){let u=e[c],p=Array(s);for(let d=0;d<s;d++)p[d]=u[n[d]];o.push(p)}return o}function jr(e){let l=e[0][0],s=l.length;for(let n=1;n<e.length;n++){let o=e[n][0];if(o.length!=s)return!1;if(o!=l){for(let c=0;c<s;c++)if(o[c]!=l[c])return!1}}return!0}function qr(e,l=100){let s=e.length;if(s<=1)return!0;let n=0,o=s-1;for(;n<=o&&e[n]==null;)n++;for(;o>=n&&e[o]==null;)o--;if(o<=n)return!0;let c=Ye(1,et((o-n+1)/l));for(let u=e[n],p=n+c;p<=o;p+=c){let d=e[p];if(d!=null){if(d<=u)return!1;u=d}}return!0}var qs=["January","February","March","April","May","June","July","August","September","October","November","December"],Js=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Zs(e){return e.slice(0,3)}var Jr=Js.map(Zs),Zr=qs.map(Zs),Qr={MMMM:qs,MMM:Zr,WWWW:Js,WWW:Jr};function Wl(e){return(e<10?"0":"")+e}function Xr(e){return(e<10?"00":e<100?"0":"")+e}var ef={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,l)=>l.MMMM[e.getMonth()],MMM:(e,l)=>l.MMM[e.getMonth()],MM:e=>Wl(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>Wl(e.getDate()),D:e=>e.getDate(),WWWW:(e,l)=>l.WWWW[e.getDay()],WWW:(e,l)=>l.WWW[e.getDay()],HH:e=>Wl(e.getHours()),H:e=>e.getHours(),h:e=>{let l=e.getHours();return l==0?12:l>12?l-12:l},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>Wl(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>Wl(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Xr(e.getMilliseconds())};function hi(e,l){l=l||Qr;let s=[],n=/\\{([a-z]+)\\}|[^{]+/gi,o;for(;o=n.exec(e);)s.push(o[0][0]=="{"?ef[o[1]]:o[0]);return c=>{let u="";for(let p=0;p<s.length;p++)u+=typeof s[p]=="string"?s[p]:s[p](c,l);return u}}var tf=new Intl.DateTimeFormat().resolvedOptions().timeZone;function lf(e,l){let s;return l=="UTC"||l=="Etc/UTC"?s=new Date(+e+e.getTimezoneOffset()*6e4):l==tf?s=e:(s=new Date(e.toLocaleString("en-US",{timeZone:l})),s.setMilliseconds(e.getMilliseconds())),s}var Qs=e=>e%1==0,cn=[1,2,2.5,5],nf=$l(10,-32,0,cn),Xs=$l(10,0,32,cn),sf=Xs.filter(Qs),Jt=nf.concat(Xs),di=`\n`,eo="{YYYY}",Ss=di+eo,to="{M}/{D}",Bl=di+to,sn=Bl+"/{YY}",lo="{aa}",of="{h}:{mm}",vl=of+lo,_s=di+vl,ys=":{ss}",re=null;function no(e){let l=e*1e3,s=l*60,n=s*60,o=n*24,c=o*30,u=o*365,d=(e==1?$l(10,0,3,cn).filter(Qs):$l(10,-3,0,cn)).concat([l,l*5,l*10,l*15,l*30,s,s*5,s*10,s*15,s*30,n,n*2,n*3,n*4,n*6,n*8,n*12,o,o*2,o*3,o*4,o*5,o*6,o*7,o*8,o*9,o*10,o*15,c,c*2,c*3,c*4,c*6,u,u*2,u*5,u*10,u*25,u*50,u*100]),m=[[u,eo,re,re,re,re,re,re,1],[o*28,"{MMM}",Ss,re,re,re,re,re,1],[o,to,Ss,re,re,re,re,re,1],[n,"{h}"+lo,sn,re,Bl,re,re,re,1],[s,vl,sn,re,Bl,re,re,re,1],[l,ys,sn+" "+vl,re,Bl+" "+vl,re,_s,re,1],[e,ys+".{fff}",sn+" "+vl,re,Bl+" "+vl,re,_s,re,1]];function y(g){return(w,D,P,N,H,I)=>{let x=[],O=H>=u,b=H>=c&&H<u,j=g(P),L=ae(j*e,3),q=Kn(j.getFullYear(),O?0:j.getMonth(),b||O?1:j.getDate()),U=ae(q*e,3);if(b||O){let Q=b?H/c:0,Y=O?H/u:0,k=L==U?L:ae(Kn(q.getFullYear()+Y,q.getMonth()+Q,1)*e,3),K=new Date(Me(k/e)),C=K.getFullYear(),G=K.getMonth();for(let F=0;k<=N;F++){let ee=Kn(C+Y*F,G+Q*F,1),V=ee-g(ae(ee*e,3));k=ae((+ee+V)*e,3),k<=N&&x.push(k)}}else{let Q=H>=o?o:H,Y=et(P)-et(L),k=U+Y+hn(L-U,Q);x.push(k);let K=g(k),C=K.getHours()+K.getMinutes()/s+K.getSeconds()/n,G=H/n,F=w.axes[D]._space,ee=I/F;for(;k=ae(k+H,e==1?0:3),!(k>N);)if(G>1){let V=et(ae(C+G,6))%24,te=g(k).getHours()-V;te>1&&(te=-1),k-=te*n,C=(C+G)%24;let fe=x[x.length-1];ae((k-fe)/H,3)*ee>=.7&&x.push(k)}else x.push(k)}return x}}return[d,m,y]}var[rf,ff,uf]=no(1),[cf,af,pf]=no(.001);$l(2,-53,53,[1]);function vs(e,l){return e.map(s=>s.map((n,o)=>o==0||o==8||n==null?n:l(o==1||s[8]==0?n:s[1]+n)))}function xs(e,l){return(s,n,o,c,u)=>{let p=l.find(P=>u>=P[0])||l[l.length-1],d,m,y,g,w,D;return n.map(P=>{let N=e(P),H=N.getFullYear(),I=N.getMonth(),x=N.getDate(),O=N.getHours(),b=N.getMinutes(),j=N.getSeconds(),L=H!=d&&p[2]||I!=m&&p[3]||x!=y&&p[4]||O!=g&&p[5]||b!=w&&p[6]||j!=D&&p[7]||p[1];return d=H,m=I,y=x,g=O,w=b,D=j,L(N)})}}function hf(e,l){let s=hi(l);return(n,o,c,u,p)=>o.map(d=>s(e(d)))}function Kn(e,l,s){return new Date(e,l,s)}function bs(e,l){return l(e)}var df="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function ks(e,l){return(s,n,o,c)=>c==null?ri:l(e(n))}function mf(e,l){let s=e.series[l];return s.width?s.stroke(e,l):s.points.width?s.points.stroke(e,l):null}function gf(e,l){return e.series[l].fill(e,l)}var wf={show:!0,live:!0,isolate:!1,mount:Vr,markers:{show:!0,width:2,stroke:mf,fill:gf,dash:"solid"},idx:null,idxs:null,values:[]};function Sf(e,l){let s=e.cursor.points,n=ft(),o=s.size(e,l);ge(n,Il,o),ge(n,Gl,o);let c=o/-2;ge(n,"marginLeft",c),ge(n,"marginTop",c);let u=s.width(e,l,o);return u&&ge(n,"borderWidth",u),n}function _f(e,l){let s=e.series[l].points;return s._fill||s._stroke}function yf(e,l){let s=e.series[l].points;return s._stroke||s._fill}function vf(e,l){return e.series[l].points.size}var jn=[0,0];function xf(e,l,s){return jn[0]=l,jn[1]=s,jn}function on(e,l,s,n=!0){return o=>{o.button==0&&(!n||o.target==l)&&s(o)}}function qn(e,l,s,n=!0){return o=>{(!n||o.target==l)&&s(o)}}var bf={show:!0,x:!0,y:!0,lock:!1,move:xf,points:{one:!1,show:Sf,size:vf,width:0,stroke:yf,fill:_f},bind:{mousedown:on,mouseup:on,click:on,dblclick:on,mousemove:qn,mouseleave:qn,mouseenter:qn},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,l)=>{l.stopPropagation(),l.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,l,s,n,o)=>n-o,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},io={show:!0,stroke:"rgba(0,0,0,0.07)",width:2},mi=ke({},io,{filter:Ys}),so=ke({},mi,{size:10}),oo=ke({},io,{show:!1}),gi=\'12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"\',ro="bold "+gi,fo=1.5,Ts={show:!0,scale:"x",stroke:oi,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ro,side:2,grid:mi,ticks:so,border:oo,font:gi,lineGap:fo,rotate:0},kf="Value",Tf="Time",Es={show:!0,scale:"x",auto:!1,sorted:1,min:ce,max:-ce,idxs:[]};function Ef(e,l,s,n,o){return l.map(c=>c==null?"":ai(c))}function Mf(e,l,s,n,o,c,u){let p=[],d=Ot.get(o)||0;s=u?s:ae(hn(s,o),d);for(let m=s;m<=n;m=ae(m+o,d))p.push(Object.is(m,-0)?0:m);return p}function ti(e,l,s,n,o,c,u){let p=[],d=e.scales[e.axes[l].scale].log,m=d==10?Lt:Is,y=et(m(s));o=bl(d,y),d==10&&(o=Jt[gt(o,Jt)]);let g=s,w=o*d;d==10&&(w=Jt[gt(w,Jt)]);do p.push(g),g=g+o,d==10&&!Ot.has(g)&&(g=ae(g,Ot.get(o))),g>=w&&(o=g,w=o*d,d==10&&(w=Jt[gt(w,Jt)]));while(g<=n);return p}function Af(e,l,s,n,o,c,u){let d=e.scales[e.axes[l].scale].asinh,m=n>d?ti(e,l,Ye(d,s),n,o):[d],y=n>=0&&s<=0?[0]:[];return(s<-d?ti(e,l,Ye(d,-n),-s,o):[d]).reverse().map(w=>-w).concat(y,m)}var uo=/./,Lf=/[12357]/,Pf=/[125]/,Ms=/1/,li=(e,l,s,n)=>e.map((o,c)=>l==4&&o==0||c%n==0&&s.test(o.toExponential()[o<0?1:0])?o:null);function Df(e,l,s,n,o){let c=e.axes[s],u=c.scale,p=e.scales[u],d=e.valToPos,m=c._space,y=d(10,u),g=d(9,u)-y>=m?uo:d(7,u)-y>=m?Lf:d(5,u)-y>=m?Pf:Ms;if(g==Ms){let w=Ae(d(1,u)-y);if(w<m)return li(l.slice().reverse(),p.distr,g,ut(m/w)).reverse()}return li(l,p.distr,g,1)}function Cf(e,l,s,n,o){let c=e.axes[s],u=c.scale,p=c._space,d=e.valToPos,m=Ae(d(1,u)-d(2,u));return m<p?li(l.slice().reverse(),3,uo,ut(p/m)).reverse():l}function Rf(e,l,s,n){return n==null?ri:l==null?"":ai(l)}var As={show:!0,scale:"y",stroke:oi,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:ro,side:3,grid:mi,ticks:so,border:oo,font:gi,lineGap:fo,rotate:0};function zf(e,l){let s=3+(e||1)*2;return ae(s*l,3)}function Vf(e,l){let{scale:s,idxs:n}=e.series[0],o=e._data[0],c=e.valToPos(o[n[0]],s,!0),u=e.valToPos(o[n[1]],s,!0),p=Ae(u-c),d=e.series[l],m=p/(d.points.space*se);return n[1]-n[0]<=m}var Ls={scale:null,auto:!0,sorted:0,min:ce,max:-ce},co=(e,l,s,n,o)=>o,Ps={show:!0,auto:!0,sorted:0,gaps:co,alpha:1,facets:[ke({},Ls,{scale:"x"}),ke({},Ls,{scale:"y"})]},Ds={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:co,alpha:1,points:{show:Vf,filter:null},values:null,min:ce,max:-ce,idxs:[],path:null,clip:null};function Ff(e,l,s,n,o){return s/10}var ao={time:!0,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Nf=ke({},ao,{time:!1,ori:1}),Cs={};function po(e,l){let s=Cs[e];return s||(s={key:e,plots:[],sub(n){s.plots.push(n)},unsub(n){s.plots=s.plots.filter(o=>o!=n)},pub(n,o,c,u,p,d,m){for(let y=0;y<s.plots.length;y++)s.plots[y]!=o&&s.plots[y].pub(n,o,c,u,p,d,m)}},e!=null&&(Cs[e]=s)),s}var El=1,ni=2;function el(e,l,s){let n=e.mode,o=e.series[l],c=n==2?e._data[l]:e._data,u=e.scales,p=e.bbox,d=c[0],m=n==2?c[1]:c[l],y=n==2?u[o.facets[0].scale]:u[e.series[0].scale],g=n==2?u[o.facets[1].scale]:u[o.scale],w=p.left,D=p.top,P=p.width,N=p.height,H=e.valToPosH,I=e.valToPosV;return y.ori==0?s(o,d,m,y,g,H,I,w,D,P,N,gn,Al,Sn,mo,wo):s(o,d,m,y,g,I,H,D,w,N,P,wn,Ll,_i,go,So)}function wi(e,l){let s=0,n=0,o=ne(e.bands,pi);for(let c=0;c<o.length;c++){let u=o[c];u.series[0]==l?s=u.dir:u.series[1]==l&&(u.dir==1?n|=1:n|=2)}return[s,n==1?-1:n==2?1:n==3?2:0]}function Of(e,l,s,n,o){let c=e.mode,u=e.series[l],p=c==2?u.facets[1].scale:u.scale,d=e.scales[p];return o==-1?d.min:o==1?d.max:d.distr==3?d.dir==1?d.min:d.max:0}function Pt(e,l,s,n,o,c){return el(e,l,(u,p,d,m,y,g,w,D,P,N,H)=>{let I=u.pxRound,x=m.dir*(m.ori==0?1:-1),O=m.ori==0?Al:Ll,b,j;x==1?(b=s,j=n):(b=n,j=s);let L=I(g(p[b],m,N,D)),q=I(w(d[b],y,H,P)),U=I(g(p[j],m,N,D)),Q=I(w(c==1?y.max:y.min,y,H,P)),Y=new Path2D(o);return O(Y,U,Q),O(Y,L,Q),O(Y,L,q),Y})}function mn(e,l,s,n,o,c){let u=null;if(e.length>0){u=new Path2D;let p=l==0?Sn:_i,d=s;for(let g=0;g<e.length;g++){let w=e[g];if(w[1]>w[0]){let D=w[0]-d;D>0&&p(u,d,n,D,n+c),d=w[1]}}let m=s+o-d,y=10;m>0&&p(u,d,n-y/2,m,n+c+y)}return u}function Hf(e,l,s){let n=e[e.length-1];n&&n[0]==l?n[1]=s:e.push([l,s])}function Si(e,l,s,n,o,c,u){let p=[],d=e.length;for(let m=o==1?s:n;m>=s&&m<=n;m+=o)if(l[m]===null){let g=m,w=m;if(o==1)for(;++m<=n&&l[m]===null;)w=m;else for(;--m>=s&&l[m]===null;)w=m;let D=c(e[g]),P=w==g?D:c(e[w]),N=g-o;D=u<=0&&N>=0&&N<d?c(e[N]):D;let I=w+o;P=u>=0&&I>=0&&I<d?c(e[I]):P,P>=D&&p.push([D,P])}return p}function Rs(e){return e==0?Bs:e==1?Me:l=>qt(l,e)}function ho(e){let l=e==0?gn:wn,s=e==0?(o,c,u,p,d,m)=>{o.arcTo(c,u,p,d,m)}:(o,c,u,p,d,m)=>{o.arcTo(u,c,d,p,m)},n=e==0?(o,c,u,p,d)=>{o.rect(c,u,p,d)}:(o,c,u,p,d)=>{o.rect(u,c,d,p)};return(o,c,u,p,d,m=0,y=0)=>{m==0&&y==0?n(o,c,u,p,d):(m=wt(m,p/2,d/2),y=wt(y,p/2,d/2),l(o,c+m,u),s(o,c+p,u,c+p,u+d,m),s(o,c+p,u+d,c,u+d,y),s(o,c,u+d,c,u,y),s(o,c,u,c+p,u,m),o.closePath())}}var gn=(e,l,s)=>{e.moveTo(l,s)},wn=(e,l,s)=>{e.moveTo(s,l)},Al=(e,l,s)=>{e.lineTo(l,s)},Ll=(e,l,s)=>{e.lineTo(s,l)},Sn=ho(0),_i=ho(1),mo=(e,l,s,n,o,c)=>{e.arc(l,s,n,o,c)},go=(e,l,s,n,o,c)=>{e.arc(s,l,n,o,c)},wo=(e,l,s,n,o,c,u)=>{e.bezierCurveTo(l,s,n,o,c,u)},So=(e,l,s,n,o,c,u)=>{e.bezierCurveTo(s,l,o,n,u,c)};function _o(e){return(l,s,n,o,c)=>el(l,s,(u,p,d,m,y,g,w,D,P,N,H)=>{let{pxRound:I,points:x}=u,O,b;m.ori==0?(O=gn,b=mo):(O=wn,b=go);let j=ae(x.width*se,3),L=(x.size-x.width)/2*se,q=ae(L*2,3),U=new Path2D,Q=new Path2D,{left:Y,top:k,width:K,height:C}=l.bbox;Sn(Q,Y-q,k-q,K+q*2,C+q*2);let G=F=>{if(d[F]!=null){let ee=I(g(p[F],m,N,D)),V=I(w(d[F],y,H,P));O(U,ee+L,V),b(U,ee,V,L,0,rn*2)}};if(c)c.forEach(G);else for(let F=n;F<=o;F++)G(F);return{stroke:j>0?U:null,fill:U,clip:Q,flags:El|ni}})}function yo(e){return(l,s,n,o,c,u)=>{n!=o&&(c!=n&&u!=n&&e(l,s,n),c!=o&&u!=o&&e(l,s,o),e(l,s,u))}}var Wf=yo(Al),If=yo(Ll);function vo(e){let l=ne(e?.alignGaps,0);return(s,n,o,c)=>el(s,n,(u,p,d,m,y,g,w,D,P,N,H)=>{[o,c]=an(d,o,c);let I=u.pxRound,x=C=>I(g(C,m,N,D)),O=C=>I(w(C,y,H,P)),b,j;m.ori==0?(b=Al,j=Wf):(b=Ll,j=If);let L=m.dir*(m.ori==0?1:-1),q={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:El},U=q.stroke,Q=!1;if(c-o>=N*4){let C=R=>s.posToVal(R,m.key,!0),G=null,F=null,ee,V,Ue,we=x(p[L==1?o:c]),te=x(p[o]),fe=x(p[c]),J=C(L==1?te+1:fe-1);for(let R=L==1?o:c;R>=o&&R<=c;R+=L){let Te=p[R],Se=(L==1?Te<J:Te>J)?we:x(Te),oe=d[R];Se==we?oe!=null?(V=oe,G==null?(b(U,Se,O(V)),ee=G=F=V):V<G?G=V:V>F&&(F=V)):oe===null&&(Q=!0):(G!=null&&j(U,we,O(G),O(F),O(ee),O(V)),oe!=null?(V=oe,b(U,Se,O(V)),G=F=ee=V):(G=F=null,oe===null&&(Q=!0)),we=Se,J=C(we+L))}G!=null&&G!=F&&Ue!=we&&j(U,we,O(G),O(F),O(ee),O(V))}else for(let C=L==1?o:c;C>=o&&C<=c;C+=L){let G=d[C];G===null?Q=!0:G!=null&&b(U,x(p[C]),O(G))}let[k,K]=wi(s,n);if(u.fill!=null||k!=0){let C=q.fill=new Path2D(U),G=u.fillTo(s,n,u.min,u.max,k),F=O(G),ee=x(p[o]),V=x(p[c]);L==-1&&([V,ee]=[ee,V]),b(C,V,F),b(C,ee,F)}if(!u.spanGaps){let C=[];Q&&C.push(...Si(p,d,o,c,L,x,l)),q.gaps=C=u.gaps(s,n,o,c,C),q.clip=mn(C,m.ori,D,P,N,H)}return K!=0&&(q.band=K==2?[Pt(s,n,o,c,U,-1),Pt(s,n,o,c,U,1)]:Pt(s,n,o,c,U,K)),q})}function Gf(e){let l=ne(e.align,1),s=ne(e.ascDesc,!1),n=ne(e.alignGaps,0),o=ne(e.extend,!1);return(c,u,p,d)=>el(c,u,(m,y,g,w,D,P,N,H,I,x,O)=>{[p,d]=an(g,p,d);let b=m.pxRound,{left:j,width:L}=c.bbox,q=te=>b(P(te,w,x,H)),U=te=>b(N(te,D,O,I)),Q=w.ori==0?Al:Ll,Y={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:El},k=Y.stroke,K=w.dir*(w.ori==0?1:-1),C=U(g[K==1?p:d]),G=q(y[K==1?p:d]),F=G,ee=G;o&&l==-1&&(ee=j,Q(k,ee,C)),Q(k,G,C);for(let te=K==1?p:d;te>=p&&te<=d;te+=K){let fe=g[te];if(fe==null)continue;let J=q(y[te]),R=U(fe);l==1?Q(k,J,C):Q(k,F,R),Q(k,J,R),C=R,F=J}let V=F;o&&l==1&&(V=j+L,Q(k,V,C));let[Ue,we]=wi(c,u);if(m.fill!=null||Ue!=0){let te=Y.fill=new Path2D(k),fe=m.fillTo(c,u,m.min,m.max,Ue),J=U(fe);Q(te,V,J),Q(te,ee,J)}if(!m.spanGaps){let te=[];te.push(...Si(y,g,p,d,K,q,n));let fe=m.width*se/2,J=s||l==1?fe:-fe,R=s||l==-1?-fe:fe;te.forEach(Te=>{Te[0]+=J,Te[1]+=R}),Y.gaps=te=m.gaps(c,u,p,d,te),Y.clip=mn(te,w.ori,H,I,x,O)}return we!=0&&(Y.band=we==2?[Pt(c,u,p,d,k,-1),Pt(c,u,p,d,k,1)]:Pt(c,u,p,d,k,we)),Y})}function zs(e,l,s,n,o,c,u=ce){if(e.length>1){let p=null;for(let d=0,m=1/0;d<e.length;d++)if(l[d]!==void 0){if(p!=null){let y=Ae(e[d]-e[p]);y<m&&(m=y,u=Ae(s(e[d],n,o,c)-s(e[p],n,o,c)))}p=d}}return u}function Bf(e){e=e||Ul;let l=ne(e.size,[.6,ce,1]),s=e.align||0,n=e.gap||0,o=e.radius;o=o==null?[0,0]:typeof o=="number"?[o,0]:o;let c=X(o),u=1-l[0],p=ne(l[1],ce),d=ne(l[2],1),m=ne(e.disp,Ul),y=ne(e.each,D=>{}),{fill:g,stroke:w}=m;return(D,P,N,H)=>el(D,P,(I,x,O,b,j,L,q,U,Q,Y,k)=>{let K=I.pxRound,C=s,G=n*se,F=p*se,ee=d*se,V,Ue;b.ori==0?[V,Ue]=c(D,P):[Ue,V]=c(D,P);let we=b.dir*(b.ori==0?1:-1),te=b.ori==0?Sn:_i,fe=b.ori==0?y:(M,pe,Ee,il,It,_t,Gt)=>{y(M,pe,Ee,It,il,Gt,_t)},J=ne(D.bands,pi).find(M=>M.series[0]==P),R=J!=null?J.dir:0,Te=I.fillTo(D,P,I.min,I.max,R),He=K(q(Te,j,k,Q)),Se,oe,ct,je=Y,ye=K(I.width*se),St=!1,Et=null,lt=null,Dt=null,tl=null;g!=null&&(ye==0||w!=null)&&(St=!0,Et=g.values(D,P,N,H),lt=new Map,new Set(Et).forEach(M=>{M!=null&&lt.set(M,new Path2D)}),ye>0&&(Dt=w.values(D,P,N,H),tl=new Map,new Set(Dt).forEach(M=>{M!=null&&tl.set(M,new Path2D)})));let{x0:ll,size:Cl}=m;if(ll!=null&&Cl!=null){C=1,x=ll.values(D,P,N,H),ll.unit==2&&(x=x.map(Ee=>D.posToVal(U+Ee*Y,b.key,!0)));let M=Cl.values(D,P,N,H);Cl.unit==2?oe=M[0]*Y:oe=L(M[0],b,Y,U)-L(0,b,Y,U),je=zs(x,O,L,b,Y,U,je),ct=je-oe+G}else je=zs(x,O,L,b,Y,U,je),ct=je*u+G,oe=je-ct;ct<1&&(ct=0),ye>=oe/2&&(ye=0),ct<5&&(K=Bs);let Kl=ct>0,Ht=je-ct-(Kl?ye:0);oe=K(ei(Ht,ee,F)),Se=(C==0?oe/2:C==we?0:oe)-C*we*((C==0?G/2:0)+(Kl?ye/2:0));let We={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},nl=St?null:new Path2D,Mt=null;if(J!=null)Mt=D.data[J.series[1]];else{let{y0:M,y1:pe}=m;M!=null&&pe!=null&&(O=pe.values(D,P,N,H),Mt=M.values(D,P,N,H))}let Wt=V*oe,$=Ue*oe;for(let M=we==1?N:H;M>=N&&M<=H;M+=we){let pe=O[M];if(pe==null)continue;if(Mt!=null){let $e=Mt[M]??0;if(pe-$e==0)continue;He=q($e,j,k,Q)}let Ee=b.distr!=2||m!=null?x[M]:M,il=L(Ee,b,Y,U),It=q(ne(pe,Te),j,k,Q),_t=K(il-Se),Gt=K(Ye(It,He)),qe=K(wt(It,He)),nt=Gt-qe;if(pe!=null){let $e=pe<0?$:Wt,at=pe<0?Wt:$;St?(ye>0&&Dt[M]!=null&&te(tl.get(Dt[M]),_t,qe+et(ye/2),oe,Ye(0,nt-ye),$e,at),Et[M]!=null&&te(lt.get(Et[M]),_t,qe+et(ye/2),oe,Ye(0,nt-ye),$e,at)):te(nl,_t,qe+et(ye/2),oe,Ye(0,nt-ye),$e,at),fe(D,P,M,_t-ye/2,qe,oe+ye,nt)}}return ye>0?We.stroke=St?tl:nl:St||(We._fill=I.width==0?I._fill:I._stroke??I._fill,We.width=0),We.fill=St?lt:nl,We})}function Yf(e,l){let s=ne(l?.alignGaps,0);return(n,o,c,u)=>el(n,o,(p,d,m,y,g,w,D,P,N,H,I)=>{[c,u]=an(m,c,u);let x=p.pxRound,O=V=>x(w(V,y,H,P)),b=V=>x(D(V,g,I,N)),j,L,q;y.ori==0?(j=gn,q=Al,L=wo):(j=wn,q=Ll,L=So);let U=y.dir*(y.ori==0?1:-1),Q=O(d[U==1?c:u]),Y=Q,k=[],K=[];for(let V=U==1?c:u;V>=c&&V<=u;V+=U)if(m[V]!=null){let we=d[V],te=O(we);k.push(Y=te),K.push(b(m[V]))}let C={stroke:e(k,K,j,q,L,x),fill:null,clip:null,band:null,gaps:null,flags:El},G=C.stroke,[F,ee]=wi(n,o);if(p.fill!=null||F!=0){let V=C.fill=new Path2D(G),Ue=p.fillTo(n,o,p.min,p.max,F),we=b(Ue);q(V,Y,we),q(V,Q,we)}if(!p.spanGaps){let V=[];V.push(...Si(d,m,c,u,U,O,s)),C.gaps=V=p.gaps(n,o,c,u,V),C.clip=mn(V,y.ori,P,N,H,I)}return ee!=0&&(C.band=ee==2?[Pt(n,o,c,u,G,-1),Pt(n,o,c,u,G,1)]:Pt(n,o,c,u,G,ee)),C})}function Uf(e){return Yf($f,e)}function $f(e,l,s,n,o,c){let u=e.length;if(u<2)return null;let p=new Path2D;if(s(p,e[0],l[0]),u==2)n(p,e[1],l[1]);else{let d=Array(u),m=Array(u-1),y=Array(u-1),g=Array(u-1);for(let w=0;w<u-1;w++)y[w]=l[w+1]-l[w],g[w]=e[w+1]-e[w],m[w]=y[w]/g[w];d[0]=m[0];for(let w=1;w<u-1;w++)m[w]===0||m[w-1]===0||m[w-1]>0!=m[w]>0?d[w]=0:(d[w]=3*(g[w-1]+g[w])/((2*g[w]+g[w-1])/m[w-1]+(g[w]+2*g[w-1])/m[w]),isFinite(d[w])||(d[w]=0));d[u-1]=m[u-2];for(let w=0;w<u-1;w++)o(p,e[w]+g[w]/3,l[w]+d[w]*g[w]/3,e[w+1]-g[w]/3,l[w+1]-d[w+1]*g[w]/3,e[w+1],l[w+1])}return p}var ii=new Set;function Vs(){for(let e of ii)e.syncRect(!0)}Ml&&(Qt(Tr,xl,Vs),Qt(Er,xl,Vs,!0),Qt(fn,xl,()=>{Le.pxRatio=se}));var Kf=vo(),jf=_o();function Fs(e,l,s,n){return(n?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((c,u)=>si(c,u,l,s))}function qf(e,l){return e.map((s,n)=>n==0?{}:ke({},l,s))}function si(e,l,s,n){return ke({},l==0?s:n,e)}function xo(e,l,s){return l==null?kl:[l,s]}var Jf=xo;function Zf(e,l,s){return l==null?kl:un(l,s,ci,!0)}function bo(e,l,s,n){return l==null?kl:pn(l,s,e.scales[n].log,!1)}var Qf=bo;function ko(e,l,s,n){return l==null?kl:ui(l,s,e.scales[n].log,!1)}var Xf=ko;function eu(e,l,s,n,o){let c=Ye(ds(e),ds(l)),u=l-e,p=gt(o/n*u,s);do{let d=s[p],m=n*d/u;if(m>=o&&c+(d<5?Ot.get(d):0)<=17)return[d,m]}while(++p<s.length);return[0,0]}function Ns(e){let l,s;return e=e.replace(/(\\d+)px/,(n,o)=>(l=Me((s=+o)*se))+"px"),[e,l,s]}function tu(e){e.show&&[e.font,e.labelFont].forEach(l=>{let s=ae(l[2]*se,1);l[0]=l[0].replace(/[0-9.]+px/,s+"px"),l[1]=s})}function Le(e,l,s){let n={mode:ne(e.mode,1)},o=n.mode;function c(t,i,r,f){let a=i.valToPct(t);return f+r*(i.dir==-1?1-a:a)}function u(t,i,r,f){let a=i.valToPct(t);return f+r*(i.dir==-1?a:1-a)}function p(t,i,r,f){return i.ori==0?c(t,i,r,f):u(t,i,r,f)}n.valToPosH=c,n.valToPosV=u;let d=!1;n.status=0;let m=n.root=ft(rr);if(e.id!=null&&(m.id=e.id),Xe(m,e.class),e.title){let t=ft(cr,m);t.textContent=e.title}let y=mt("canvas"),g=n.ctx=y.getContext("2d"),w=ft(ar,m);Qt("click",w,t=>{t.target===P&&(he!=ml||_e!=gl)&&Ne.click(n,t)},!0);let D=n.under=ft(pr,w);w.appendChild(y);let P=n.over=ft(hr,w);e=Tl(e);let N=+ne(e.pxAlign,1),H=Rs(N);(e.plugins||[]).forEach(t=>{t.opts&&(e=t.opts(n,e)||e)});let I=e.ms||.001,x=n.series=o==1?Fs(e.series||[],Es,Ds,!1):qf(e.series||[null],Ps),O=n.axes=Fs(e.axes||[],Ts,As,!0),b=n.scales={},j=n.bands=e.bands||[];j.forEach(t=>{t.fill=X(t.fill||null),t.dir=ne(t.dir,-1)});let L=o==2?x[1].facets[0].scale:x[0].scale,q={axes:$o,series:Io},U=(e.drawOrder||["axes","series"]).map(t=>q[t]);function Q(t){let i=t.distr==3?r=>Lt(r>0?r:t.clamp(n,r,t.min,t.max,t.key)):t.distr==4?r=>$n(r,t.asinh):t.distr==100?r=>t.fwd(r):r=>r;return r=>{let f=i(r),{_min:a,_max:h}=t,S=h-a;return(f-a)/S}}function Y(t){let i=b[t];if(i==null){let r=(e.scales||Ul)[t]||Ul;if(r.from!=null){Y(r.from);let f=ke({},b[r.from],r,{key:t});f.valToPct=Q(f),b[t]=f}else{i=b[t]=ke({},t==L?ao:Nf,r),i.key=t;let f=i.time,a=i.range,h=Nt(a);if((t!=L||o==2&&!f)&&(h&&(a[0]==null||a[1]==null)&&(a={min:a[0]==null?as:{mode:1,hard:a[0],soft:a[0]},max:a[1]==null?as:{mode:1,hard:a[1],soft:a[1]}},h=!1),!h&&dn(a))){let S=a;a=(_,v,T)=>v==null?kl:un(v,T,S)}i.range=X(a||(f?Jf:t==L?i.distr==3?Qf:i.distr==4?Xf:xo:i.distr==3?bo:i.distr==4?ko:Zf)),i.auto=X(h?!1:i.auto),i.clamp=X(i.clamp||Ff),i._min=i._max=null,i.valToPct=Q(i)}}}Y("x"),Y("y"),o==1&&x.forEach(t=>{Y(t.scale)}),O.forEach(t=>{Y(t.scale)});for(let t in e.scales)Y(t);let k=b[L],K=k.distr,C,G;k.ori==0?(Xe(m,fr),C=c,G=u):(Xe(m,ur),C=u,G=c);let F={};for(let t in b){let i=b[t];(i.min!=null||i.max!=null)&&(F[t]={min:i.min,max:i.max},i.min=i.max=null)}let ee=e.tzDate||(t=>new Date(Me(t/I))),V=e.fmtDate||hi,Ue=I==1?uf(ee):pf(ee),we=xs(ee,vs(I==1?ff:af,V)),te=ks(ee,bs(df,V)),fe=[],J=n.legend=ke({},wf,e.legend),R=n.cursor=ke({},bf,{drag:{y:o==2}},e.cursor),Te=J.show,He=R.show,Se=J.markers;J.idxs=fe,Se.width=X(Se.width),Se.dash=X(Se.dash),Se.stroke=X(Se.stroke),Se.fill=X(Se.fill);let oe,ct,je,ye=[],St=[],Et,lt=!1,Dt={};if(J.live){let t=x[1]?x[1].values:null;lt=t!=null,Et=lt?t(n,1,0):{_:0};for(let i in Et)Dt[i]=ri}if(Te)if(oe=mt("table",_r,m),je=mt("tbody",null,oe),J.mount(n,oe),lt){ct=mt("thead",null,oe,je);let t=mt("tr",null,ct);mt("th",null,t);for(var tl in Et)mt("th",Qi,t).textContent=tl}else Xe(oe,vr),J.live&&Xe(oe,yr);let ll={show:!0},Cl={show:!1};function Kl(t,i){if(i==0&&(lt||!J.live||o==2))return kl;let r=[],f=mt("tr",xr,je,je.childNodes[i]);Xe(f,t.class),t.show||Xe(f,Zt);let a=mt("th",null,f);if(Se.show){let _=ft(br,a);if(i>0){let v=Se.width(n,i);v&&(_.style.border=v+"px "+Se.dash(n,i)+" "+Se.stroke(n,i)),_.style.background=Se.fill(n,i)}}let h=ft(Qi,a);t.label instanceof HTMLElement?h.appendChild(t.label):h.textContent=t.label,i>0&&(Se.show||(h.style.color=t.width>0?Se.stroke(n,i):Se.fill(n,i)),We("click",a,_=>{if(R._lock)return;Yt(_);let v=x.indexOf(t);if((_.ctrlKey||_.metaKey)!=J.isolate){let T=x.some((E,A)=>A>0&&A!=v&&E.show);x.forEach((E,A)=>{A>0&&vt(A,T?A==v?ll:Cl:ll,!0,be.setSeries)})}else vt(v,{show:!t.show},!0,be.setSeries)},!1),ol&&We(ls,a,_=>{R._lock||(Yt(_),vt(x.indexOf(t),Sl,!0,be.setSeries))},!1));for(var S in Et){let _=mt("td",kr,f);_.textContent="--",r.push(_)}return[f,r]}let Ht=new Map;function We(t,i,r,f=!0){let a=Ht.get(i)||{},h=R.bind[t](n,i,r,f);h&&(Qt(t,i,a[t]=h),Ht.set(i,a))}function nl(t,i,r){let f=Ht.get(i)||{};for(let a in f)(t==null||a==t)&&(Xn(a,i,f[a]),delete f[a]);t==null&&Ht.delete(i)}let Mt=0,Wt=0,$=0,M=0,pe=0,Ee=0,il=pe,It=Ee,_t=$,Gt=M,qe=0,nt=0,$e=0,at=0;n.bbox={};let yn=!1,jl=!1,sl=!1,Bt=!1,ql=!1,it=!1;function vn(t,i,r){(r||t!=n.width||i!=n.height)&&xi(t,i),al(!1),sl=!0,jl=!0,pl()}function xi(t,i){n.width=Mt=$=t,n.height=Wt=M=i,pe=Ee=0,zo(),Vo();let r=n.bbox;qe=r.left=qt(pe*se,.5),nt=r.top=qt(Ee*se,.5),$e=r.width=qt($*se,.5),at=r.height=qt(M*se,.5)}let Do=3;function Co(){let t=!1,i=0;for(;!t;){i++;let r=Yo(i),f=Uo(i);t=i==Do||r&&f,t||(xi(n.width,n.height),jl=!0)}}function Ro({width:t,height:i}){vn(t,i)}n.setSize=Ro;function zo(){let t=!1,i=!1,r=!1,f=!1;O.forEach((a,h)=>{if(a.show&&a._show){let{side:S,_size:_}=a,v=S%2,T=a.label!=null?a.labelSize:0,E=_+T;E>0&&(v?($-=E,S==3?(pe+=E,f=!0):r=!0):(M-=E,S==0?(Ee+=E,t=!0):i=!0))}}),Ut[0]=t,Ut[1]=r,Ut[2]=i,Ut[3]=f,$-=Ct[1]+Ct[3],pe+=Ct[3],M-=Ct[2]+Ct[0],Ee+=Ct[0]}function Vo(){let t=pe+$,i=Ee+M,r=pe,f=Ee;function a(h,S){switch(h){case 1:return t+=S,t-S;case 2:return i+=S,i-S;case 3:return r-=S,r+S;case 0:return f-=S,f+S}}O.forEach((h,S)=>{if(h.show&&h._show){let _=h.side;h._pos=a(_,h._size),h.label!=null&&(h._lpos=a(_,h.labelSize))}})}if(R.dataIdx==null){let t=R.hover,i=t.skip=new Set(t.skip??[]);i.add(void 0);let r=t.prox=X(t.prox),f=t.bias??=0;R.dataIdx=(a,h,S,_)=>{if(h==0)return S;let v=S,T=r(a,h,S,_)??ce,E=T>=0&&T<ce,A=k.ori==0?$:M,B=R.left,ie=l[0],le=l[h];if(i.has(le[S])){v=null;let Z=null,W=null,z;if(f==0||f==-1)for(z=S;Z==null&&z-- >0;)i.has(le[z])||(Z=z);if(f==0||f==1)for(z=S;W==null&&z++<le.length;)i.has(le[z])||(W=z);if(Z!=null||W!=null)if(E){let me=Z==null?-1/0:C(ie[Z],k,A,0),ve=W==null?1/0:C(ie[W],k,A,0),Ve=B-me,ue=ve-B;Ve<=ue?Ve<=T&&(v=Z):ue<=T&&(v=W)}else v=W==null?Z:Z==null?W:S-Z<=W-S?Z:W}else E&&Ae(B-C(ie[S],k,A,0))>T&&(v=null);return v}}let Yt=t=>{R.event=t};R.idxs=fe,R._lock=!1;let Oe=R.points;Oe.show=X(Oe.show),Oe.size=X(Oe.size),Oe.stroke=X(Oe.stroke),Oe.width=X(Oe.width),Oe.fill=X(Oe.fill);let yt=n.focus=ke({},e.focus||{alpha:.3},R.focus),ol=yt.prox>=0,rl=ol&&Oe.one,st=[],fl=[],ul=[];function bi(t,i){let r=Oe.show(n,i);if(r instanceof HTMLElement)return Xe(r,Sr),Xe(r,t.class),Tt(r,-10,-10,$,M),P.insertBefore(r,st[i]),r}function ki(t,i){if(o==1||i>0){let r=o==1&&b[t.scale].time,f=t.value;t.value=r?ws(f)?ks(ee,bs(f,V)):f||te:f||Rf,t.label=t.label||(r?Tf:kf)}if(rl||i>0){t.width=t.width==null?1:t.width,t.paths=t.paths||Kf||Fr,t.fillTo=X(t.fillTo||Of),t.pxAlign=+ne(t.pxAlign,N),t.pxRound=Rs(t.pxAlign),t.stroke=X(t.stroke||null),t.fill=X(t.fill||null),t._stroke=t._fill=t._paths=t._focus=null;let r=zf(Ye(1,t.width),1),f=t.points=ke({},{size:r,width:Ye(1,r*.2),stroke:t.stroke,space:r*2,paths:jf,_stroke:null,_fill:null},t.points);f.show=X(f.show),f.filter=X(f.filter),f.fill=X(f.fill),f.stroke=X(f.stroke),f.paths=X(f.paths),f.pxAlign=t.pxAlign}if(Te){let r=Kl(t,i);ye.splice(i,0,r[0]),St.splice(i,0,r[1]),J.values.push(null)}if(He){fe.splice(i,0,null);let r=null;rl?i==0&&(r=bi(t,i)):i>0&&(r=bi(t,i)),st.splice(i,0,r),fl.splice(i,0,0),ul.splice(i,0,0)}ze("addSeries",i)}function Fo(t,i){i=i??x.length,t=o==1?si(t,i,Es,Ds):si(t,i,{},Ps),x.splice(i,0,t),ki(x[i],i)}n.addSeries=Fo;function No(t){if(x.splice(t,1),Te){J.values.splice(t,1),St.splice(t,1);let i=ye.splice(t,1)[0];nl(null,i.firstChild),i.remove()}He&&(fe.splice(t,1),st.splice(t,1)[0].remove(),fl.splice(t,1),ul.splice(t,1)),ze("delSeries",t)}n.delSeries=No;let Ut=[!1,!1,!1,!1];function Oo(t,i){if(t._show=t.show,t.show){let r=t.side%2,f=b[t.scale];f==null&&(t.scale=r?x[1].scale:L,f=b[t.scale]);let a=f.time;t.size=X(t.size),t.space=X(t.space),t.rotate=X(t.rotate),Nt(t.incrs)&&t.incrs.forEach(S=>{!Ot.has(S)&&Ot.set(S,$s(S))}),t.incrs=X(t.incrs||(f.distr==2?sf:a?I==1?rf:cf:Jt)),t.splits=X(t.splits||(a&&f.distr==1?Ue:f.distr==3?ti:f.distr==4?Af:Mf)),t.stroke=X(t.stroke),t.grid.stroke=X(t.grid.stroke),t.ticks.stroke=X(t.ticks.stroke),t.border.stroke=X(t.border.stroke);let h=t.values;t.values=Nt(h)&&!Nt(h[0])?X(h):a?Nt(h)?xs(ee,vs(h,V)):ws(h)?hf(ee,h):h||we:h||Ef,t.filter=X(t.filter||(f.distr>=3&&f.log==10?Df:f.distr==3&&f.log==2?Cf:Ys)),t.font=Ns(t.font),t.labelFont=Ns(t.labelFont),t._size=t.size(n,null,i,0),t._space=t._rotate=t._incrs=t._found=t._splits=t._values=null,t._size>0&&(Ut[i]=!0,t._el=ft(dr,w))}}function Rl(t,i,r,f){let[a,h,S,_]=r,v=i%2,T=0;return v==0&&(_||h)&&(T=i==0&&!a||i==2&&!S?Me(Ts.size/3):0),v==1&&(a||S)&&(T=i==1&&!h||i==3&&!_?Me(As.size/2):0),T}let Ti=n.padding=(e.padding||[Rl,Rl,Rl,Rl]).map(t=>X(ne(t,Rl))),Ct=n._padding=Ti.map((t,i)=>t(n,i,Ut,0)),Fe,Pe=null,De=null,Jl=o==1?x[0].idxs:null,pt=null,zl=!1;function Ei(t,i){if(l=t??[],n.data=n._data=l,o==2){Fe=0;for(let r=1;r<x.length;r++)Fe+=l[r][0].length}else{l.length==0&&(n.data=n._data=l=[[]]),pt=l[0],Fe=pt.length;let r=l;if(K==2){r=l.slice();let f=r[0]=Array(Fe);for(let a=0;a<Fe;a++)f[a]=a}n._data=l=r}if(al(!0),ze("setData"),K==2&&(sl=!0),i!==!1){let r=k;r.auto(n,zl)?xn():zt(L,r.min,r.max),Bt=Bt||R.left>=0,it=!0,pl()}}n.setData=Ei;function xn(){zl=!0;let t,i;o==1&&(Fe>0?(Pe=Jl[0]=0,De=Jl[1]=Fe-1,t=l[0][Pe],i=l[0][De],K==2?(t=Pe,i=De):t==i&&(K==3?[t,i]=pn(t,t,k.log,!1):K==4?[t,i]=ui(t,t,k.log,!1):k.time?i=t+Me(86400/I):[t,i]=un(t,i,ci,!0))):(Pe=Jl[0]=t=null,De=Jl[1]=i=null)),zt(L,t,i)}let Zl,cl,bn,kn,Tn,En,Mn,An,Ln,Ke;function Mi(t,i,r,f,a,h){t??=es,r??=pi,f??="butt",a??=es,h??="round",t!=Zl&&(g.strokeStyle=Zl=t),a!=cl&&(g.fillStyle=cl=a),i!=bn&&(g.lineWidth=bn=i),h!=Tn&&(g.lineJoin=Tn=h),f!=En&&(g.lineCap=En=f),r!=kn&&g.setLineDash(kn=r)}function Ai(t,i,r,f){i!=cl&&(g.fillStyle=cl=i),t!=Mn&&(g.font=Mn=t),r!=An&&(g.textAlign=An=r),f!=Ln&&(g.textBaseline=Ln=f)}function Pn(t,i,r,f,a=0){if(f.length>0&&t.auto(n,zl)&&(i==null||i.min==null)){let h=ne(Pe,0),S=ne(De,f.length-1),_=r.min==null?Pr(f,h,S,a,t.distr==3):[r.min,r.max];t.min=wt(t.min,r.min=_[0]),t.max=Ye(t.max,r.max=_[1])}}let Li={min:null,max:null};function Ho(){for(let f in b){let a=b[f];F[f]==null&&(a.min==null||F[L]!=null&&a.auto(n,zl))&&(F[f]=Li)}for(let f in b){let a=b[f];F[f]==null&&a.from!=null&&F[a.from]!=null&&(F[f]=Li)}F[L]!=null&&al(!0);let t={};for(let f in F){let a=F[f];if(a!=null){let h=t[f]=Tl(b[f],Hr);if(a.min!=null)ke(h,a);else if(f!=L||o==2)if(Fe==0&&h.from==null){let S=h.range(n,null,null,f);h.min=S[0],h.max=S[1]}else h.min=ce,h.max=-ce}}if(Fe>0){x.forEach((f,a)=>{if(o==1){let h=f.scale,S=F[h];if(S==null)return;let _=t[h];if(a==0){let v=_.range(n,_.min,_.max,h);_.min=v[0],_.max=v[1],Pe=gt(_.min,l[0]),De=gt(_.max,l[0]),De-Pe>1&&(l[0][Pe]<_.min&&Pe++,l[0][De]>_.max&&De--),f.min=pt[Pe],f.max=pt[De]}else f.show&&f.auto&&Pn(_,S,f,l[a],f.sorted);f.idxs[0]=Pe,f.idxs[1]=De}else if(a>0&&f.show&&f.auto){let[h,S]=f.facets,_=h.scale,v=S.scale,[T,E]=l[a],A=t[_],B=t[v];A!=null&&Pn(A,F[_],h,T,h.sorted),B!=null&&Pn(B,F[v],S,E,S.sorted),f.min=S.min,f.max=S.max}});for(let f in t){let a=t[f],h=F[f];if(a.from==null&&(h==null||h.min==null)){let S=a.range(n,a.min==ce?null:a.min,a.max==-ce?null:a.max,f);a.min=S[0],a.max=S[1]}}}for(let f in t){let a=t[f];if(a.from!=null){let h=t[a.from];if(h.min==null)a.min=a.max=null;else{let S=a.range(n,h.min,h.max,f);a.min=S[0],a.max=S[1]}}}let i={},r=!1;for(let f in t){let a=t[f],h=b[f];if(h.min!=a.min||h.max!=a.max){h.min=a.min,h.max=a.max;let S=h.distr;h._min=S==3?Lt(h.min):S==4?$n(h.min,h.asinh):S==100?h.fwd(h.min):h.min,h._max=S==3?Lt(h.max):S==4?$n(h.max,h.asinh):S==100?h.fwd(h.max):h.max,i[f]=r=!0}}if(r){x.forEach((f,a)=>{o==2?a>0&&i.y&&(f._paths=null):i[f.scale]&&(f._paths=null)});for(let f in i)sl=!0,ze("setScale",f);He&&R.left>=0&&(Bt=it=!0)}for(let f in F)F[f]=null}function Wo(t){let i=ei(Pe-1,0,Fe-1),r=ei(De+1,0,Fe-1);for(;t[i]==null&&i>0;)i--;for(;t[r]==null&&r<Fe-1;)r++;return[i,r]}function Io(){if(Fe>0){let t=x.some(i=>i._focus)&&Ke!=yt.alpha;t&&(g.globalAlpha=Ke=yt.alpha),x.forEach((i,r)=>{if(r>0&&i.show&&(Pi(r,!1),Pi(r,!0),i._paths==null)){let f=Ke;Ke!=i.alpha&&(g.globalAlpha=Ke=i.alpha);let a=o==2?[0,l[r][0].length-1]:Wo(l[r]);i._paths=i.paths(n,r,a[0],a[1]),Ke!=f&&(g.globalAlpha=Ke=f)}}),x.forEach((i,r)=>{if(r>0&&i.show){let f=Ke;Ke!=i.alpha&&(g.globalAlpha=Ke=i.alpha),i._paths!=null&&Di(r,!1);{let a=i._paths!=null?i._paths.gaps:null,h=i.points.show(n,r,Pe,De,a),S=i.points.filter(n,r,h,a);(h||S)&&(i.points._paths=i.points.paths(n,r,Pe,De,S),Di(r,!0))}Ke!=f&&(g.globalAlpha=Ke=f),ze("drawSeries",r)}}),t&&(g.globalAlpha=Ke=1)}}function Pi(t,i){let r=i?x[t].points:x[t];r._stroke=r.stroke(n,t),r._fill=r.fill(n,t)}function Di(t,i){let r=i?x[t].points:x[t],{stroke:f,fill:a,clip:h,flags:S,_stroke:_=r._stroke,_fill:v=r._fill,_width:T=r.width}=r._paths;T=ae(T*se,3);let E=null,A=T%2/2;i&&v==null&&(v=T>0?"#fff":_);let B=r.pxAlign==1&&A>0;if(B&&g.translate(A,A),!i){let ie=qe-T/2,le=nt-T/2,Z=$e+T,W=at+T;E=new Path2D,E.rect(ie,le,Z,W)}i?Dn(_,T,r.dash,r.cap,v,f,a,S,h):Go(t,_,T,r.dash,r.cap,v,f,a,S,E,h),B&&g.translate(-A,-A)}function Go(t,i,r,f,a,h,S,_,v,T,E){let A=!1;v!=0&&j.forEach((B,ie)=>{if(B.series[0]==t){let le=x[B.series[1]],Z=l[B.series[1]],W=(le._paths||Ul).band;Nt(W)&&(W=B.dir==1?W[0]:W[1]);let z,me=null;le.show&&W&&Cr(Z,Pe,De)?(me=B.fill(n,ie)||h,z=le._paths.clip):W=null,Dn(i,r,f,a,me,S,_,v,T,E,z,W),A=!0}}),A||Dn(i,r,f,a,h,S,_,v,T,E)}let Ci=El|ni;function Dn(t,i,r,f,a,h,S,_,v,T,E,A){Mi(t,i,r,f,a),(v||T||A)&&(g.save(),v&&g.clip(v),T&&g.clip(T)),A?(_&Ci)==Ci?(g.clip(A),E&&g.clip(E),Xl(a,S),Ql(t,h,i)):_&ni?(Xl(a,S),g.clip(A),Ql(t,h,i)):_&El&&(g.save(),g.clip(A),E&&g.clip(E),Xl(a,S),g.restore(),Ql(t,h,i)):(Xl(a,S),Ql(t,h,i)),(v||T||A)&&g.restore()}function Ql(t,i,r){r>0&&(i instanceof Map?i.forEach((f,a)=>{g.strokeStyle=Zl=a,g.stroke(f)}):i!=null&&t&&g.stroke(i))}function Xl(t,i){i instanceof Map?i.forEach((r,f)=>{g.fillStyle=cl=f,g.fill(r)}):i!=null&&t&&g.fill(i)}function Bo(t,i,r,f){let a=O[t],h;if(f<=0)h=[0,0];else{let S=a._space=a.space(n,t,i,r,f),_=a._incrs=a.incrs(n,t,i,r,f,S);h=eu(i,r,_,f,S)}return a._found=h}function Cn(t,i,r,f,a,h,S,_,v,T){let E=S%2/2;N==1&&g.translate(E,E),Mi(_,S,v,T,_),g.beginPath();let A,B,ie,le,Z=a+(f==0||f==3?-h:h);r==0?(B=a,le=Z):(A=a,ie=Z);for(let W=0;W<t.length;W++)i[W]!=null&&(r==0?A=ie=t[W]:B=le=t[W],g.moveTo(A,B),g.lineTo(ie,le));g.stroke(),N==1&&g.translate(-E,-E)}function Yo(t){let i=!0;return O.forEach((r,f)=>{if(!r.show)return;let a=b[r.scale];if(a.min==null){r._show&&(i=!1,r._show=!1,al(!1));return}else r._show||(i=!1,r._show=!0,al(!1));let h=r.side,S=h%2,{min:_,max:v}=a,[T,E]=Bo(f,_,v,S==0?$:M);if(E==0)return;let A=a.distr==2,B=r._splits=r.splits(n,f,_,v,T,E,A),ie=a.distr==2?B.map(z=>pt[z]):B,le=a.distr==2?pt[B[1]]-pt[B[0]]:T,Z=r._values=r.values(n,r.filter(n,ie,f,E,le),f,E,le);r._rotate=h==2?r.rotate(n,Z,f,E):0;let W=r._size;r._size=ut(r.size(n,Z,f,t)),W!=null&&r._size!=W&&(i=!1)}),i}function Uo(t){let i=!0;return Ti.forEach((r,f)=>{let a=r(n,f,Ut,t);a!=Ct[f]&&(i=!1),Ct[f]=a}),i}function $o(){for(let t=0;t<O.length;t++){let i=O[t];if(!i.show||!i._show)continue;let r=i.side,f=r%2,a,h,S=i.stroke(n,t),_=r==0||r==3?-1:1,[v,T]=i._found;if(i.label!=null){let Ge=i.labelGap*_,Qe=Me((i._lpos+Ge)*se);Ai(i.labelFont[0],S,"center",r==2?"top":Xi),g.save(),f==1?(a=h=0,g.translate(Qe,Me(nt+at/2)),g.rotate((r==3?-rn:rn)/2)):(a=Me(qe+$e/2),h=Qe);let jt=Gs(i.label)?i.label(n,t,v,T):i.label;g.fillText(jt,a,h),g.restore()}if(T==0)continue;let E=b[i.scale],A=f==0?$e:at,B=f==0?qe:nt,ie=i._splits,le=E.distr==2?ie.map(Ge=>pt[Ge]):ie,Z=E.distr==2?pt[ie[1]]-pt[ie[0]]:v,W=i.ticks,z=i.border,me=W.show?W.size:0,ve=Me(me*se),Ve=Me((i.alignTo==2?i._size-me-i.gap:i.gap)*se),ue=i._rotate*-rn/180,xe=H(i._pos*se),Je=(ve+Ve)*_,Ie=xe+Je;h=f==0?Ie:0,a=f==1?Ie:0;let ot=i.font[0],ht=i.align==1?yl:i.align==2?Bn:ue>0?yl:ue<0?Bn:f==0?"center":r==3?Bn:yl,bt=ue||f==1?"middle":r==2?"top":Xi;Ai(ot,S,ht,bt);let Ze=i.font[1]*i.lineGap,rt=ie.map(Ge=>H(p(Ge,E,A,B))),dt=i._values;for(let Ge=0;Ge<dt.length;Ge++){let Qe=dt[Ge];if(Qe!=null){f==0?a=rt[Ge]:h=rt[Ge],Qe=""+Qe;let jt=Qe.indexOf(`\n`)==-1?[Qe]:Qe.split(/\\n/gm);for(let Be=0;Be<jt.length;Be++){let Zi=jt[Be];ue?(g.save(),g.translate(a,h+Be*Ze),g.rotate(ue),g.fillText(Zi,0,0),g.restore()):g.fillText(Zi,a,h+Be*Ze)}}}W.show&&Cn(rt,W.filter(n,le,t,T,Z),f,r,xe,ve,ae(W.width*se,3),W.stroke(n,t),W.dash,W.cap);let kt=i.grid;kt.show&&Cn(rt,kt.filter(n,le,t,T,Z),f,f==0?2:1,f==0?nt:qe,f==0?at:$e,ae(kt.width*se,3),kt.stroke(n,t),kt.dash,kt.cap),z.show&&Cn([xe],[1],f==0?1:0,f==0?1:2,f==1?nt:qe,f==1?at:$e,ae(z.width*se,3),z.stroke(n,t),z.dash,z.cap)}ze("drawAxes")}function al(t){x.forEach((i,r)=>{r>0&&(i._paths=null,t&&(o==1?(i.min=null,i.max=null):i.facets.forEach(f=>{f.min=null,f.max=null})))})}let en=!1,Rn=!1,Vl=[];function Ko(){Rn=!1;for(let t=0;t<Vl.length;t++)ze(...Vl[t]);Vl.length=0}function pl(){en||($r(Ri),en=!0)}function jo(t,i=!1){en=!0,Rn=i,t(n),Ri(),i&&Vl.length>0&&queueMicrotask(Ko)}n.batch=jo;function Ri(){if(yn&&(Ho(),yn=!1),sl&&(Co(),sl=!1),jl){if(ge(D,yl,pe),ge(D,"top",Ee),ge(D,Il,$),ge(D,Gl,M),ge(P,yl,pe),ge(P,"top",Ee),ge(P,Il,$),ge(P,Gl,M),ge(w,Il,Mt),ge(w,Gl,Wt),y.width=Me(Mt*se),y.height=Me(Wt*se),O.forEach(({_el:t,_show:i,_size:r,_pos:f,side:a})=>{if(t!=null)if(i){let h=a===3||a===0?r:0,S=a%2==1;ge(t,S?"left":"top",f-h),ge(t,S?"width":"height",r),ge(t,S?"top":"left",S?Ee:pe),ge(t,S?"height":"width",S?M:$),Qn(t,Zt)}else Xe(t,Zt)}),Zl=cl=bn=Tn=En=Mn=An=Ln=kn=null,Ke=1,Ol(!0),pe!=il||Ee!=It||$!=_t||M!=Gt){al(!1);let t=$/_t,i=M/Gt;if(He&&!Bt&&R.left>=0){R.left*=t,R.top*=i,hl&&Tt(hl,Me(R.left),0,$,M),dl&&Tt(dl,0,Me(R.top),$,M);for(let r=0;r<st.length;r++){let f=st[r];f!=null&&(fl[r]*=t,ul[r]*=i,Tt(f,ut(fl[r]),ut(ul[r]),$,M))}}if(de.show&&!ql&&de.left>=0&&de.width>0){de.left*=t,de.width*=t,de.top*=i,de.height*=i;for(let r in Hn)ge(wl,r,de[r])}il=pe,It=Ee,_t=$,Gt=M}ze("setSize"),jl=!1}Mt>0&&Wt>0&&(g.clearRect(0,0,y.width,y.height),ze("drawClear"),U.forEach(t=>t()),ze("draw")),de.show&&ql&&(tn(de),ql=!1),He&&Bt&&(Kt(null,!0,!1),Bt=!1),J.show&&J.live&&it&&(Nn(),it=!1),d||(d=!0,n.status=1,ze("ready")),zl=!1,en=!1}n.redraw=(t,i)=>{sl=i||!1,t!==!1?zt(L,k.min,k.max):pl()};function zn(t,i){let r=b[t];if(r.from==null){if(Fe==0){let f=r.range(n,i.min,i.max,t);i.min=f[0],i.max=f[1]}if(i.min>i.max){let f=i.min;i.min=i.max,i.max=f}if(Fe>1&&i.min!=null&&i.max!=null&&i.max-i.min<1e-16)return;t==L&&r.distr==2&&Fe>0&&(i.min=gt(i.min,l[0]),i.max=gt(i.max,l[0]),i.min==i.max&&i.max++),F[t]=i,yn=!0,pl()}}n.setScale=zn;let Vn,Fn,hl,dl,zi,Vi,ml,gl,Fi,Ni,he,_e,Rt=!1,Ne=R.drag,Ce=Ne.x,Re=Ne.y;He&&(R.x&&(Vn=ft(gr,P)),R.y&&(Fn=ft(wr,P)),k.ori==0?(hl=Vn,dl=Fn):(hl=Fn,dl=Vn),he=R.left,_e=R.top);let de=n.select=ke({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),wl=de.show?ft(mr,de.over?P:D):null;function tn(t,i){if(de.show){for(let r in t)de[r]=t[r],r in Hn&&ge(wl,r,t[r]);i!==!1&&ze("setSelect")}}n.setSelect=tn;function qo(t){if(x[t].show)Te&&Qn(ye[t],Zt);else if(Te&&Xe(ye[t],Zt),He){let r=rl?st[0]:st[t];r!=null&&Tt(r,-10,-10,$,M)}}function zt(t,i,r){zn(t,{min:i,max:r})}function vt(t,i,r,f){i.focus!=null&&er(t),i.show!=null&&x.forEach((a,h)=>{h>0&&(t==h||t==null)&&(a.show=i.show,qo(h),o==2?(zt(a.facets[0].scale,null,null),zt(a.facets[1].scale,null,null)):zt(a.scale,null,null),pl())}),r!==!1&&ze("setSeries",t,i),f&&Hl("setSeries",n,t,i)}n.setSeries=vt;function Jo(t,i){ke(j[t],i)}function Zo(t,i){t.fill=X(t.fill||null),t.dir=ne(t.dir,-1),i=i??j.length,j.splice(i,0,t)}function Qo(t){t==null?j.length=0:j.splice(t,1)}n.addBand=Zo,n.setBand=Jo,n.delBand=Qo;function Xo(t,i){x[t].alpha=i,He&&st[t]!=null&&(st[t].style.opacity=i),Te&&ye[t]&&(ye[t].style.opacity=i)}let At,Vt,$t,Sl={focus:!0};function er(t){if(t!=$t){let i=t==null,r=yt.alpha!=1;x.forEach((f,a)=>{if(o==1||a>0){let h=i||a==0||a==t;f._focus=i?null:h,r&&Xo(a,h?1:yt.alpha)}}),$t=t,r&&pl()}}Te&&ol&&We(ns,oe,t=>{R._lock||(Yt(t),$t!=null&&vt(null,Sl,!0,be.setSeries))});function xt(t,i,r){let f=b[i];r&&(t=t/se-(f.ori==1?Ee:pe));let a=$;f.ori==1&&(a=M,t=a-t),f.dir==-1&&(t=a-t);let h=f._min,S=f._max,_=t/a,v=h+(S-h)*_,T=f.distr;return T==3?bl(10,v):T==4?zr(v,f.asinh):T==100?f.bwd(v):v}function tr(t,i){let r=xt(t,L,i);return gt(r,l[0],Pe,De)}n.valToIdx=t=>gt(t,l[0]),n.posToIdx=tr,n.posToVal=xt,n.valToPos=(t,i,r)=>b[i].ori==0?c(t,b[i],r?$e:$,r?qe:0):u(t,b[i],r?at:M,r?nt:0),n.setCursor=(t,i,r)=>{he=t.left,_e=t.top,Kt(null,i,r)};function Oi(t,i){ge(wl,yl,de.left=t),ge(wl,Il,de.width=i)}function Hi(t,i){ge(wl,"top",de.top=t),ge(wl,Gl,de.height=i)}let Fl=k.ori==0?Oi:Hi,Nl=k.ori==1?Oi:Hi;function lr(){if(Te&&J.live)for(let t=o==2?1:0;t<x.length;t++){if(t==0&&lt)continue;let i=J.values[t],r=0;for(let f in i)St[t][r++].firstChild.nodeValue=i[f]}}function Nn(t,i){if(t!=null&&(t.idxs?t.idxs.forEach((r,f)=>{fe[f]=r}):Or(t.idx)||fe.fill(t.idx),J.idx=fe[0]),Te&&J.live){for(let r=0;r<x.length;r++)(r>0||o==1&&!lt)&&nr(r,fe[r]);lr()}it=!1,i!==!1&&ze("setLegend")}n.setLegend=Nn;function nr(t,i){let r=x[t],f=t==0&&K==2?pt:l[t],a;lt?a=r.values(n,t,i)??Dt:(a=r.value(n,i==null?null:f[i],t,i),a=a==null?Dt:{_:a}),J.values[t]=a}function Kt(t,i,r){Fi=he,Ni=_e,[he,_e]=R.move(n,he,_e),R.left=he,R.top=_e,He&&(hl&&Tt(hl,Me(he),0,$,M),dl&&Tt(dl,0,Me(_e),$,M));let f,a=Pe>De;At=ce,Vt=null;let h=k.ori==0?$:M,S=k.ori==1?$:M;if(he<0||Fe==0||a){f=R.idx=null;for(let _=0;_<x.length;_++){let v=st[_];v!=null&&Tt(v,-10,-10,$,M)}ol&&vt(null,Sl,!0,t==null&&be.setSeries),J.live&&(fe.fill(f),it=!0)}else{let _,v,T;o==1&&(_=k.ori==0?he:_e,v=xt(_,L),f=R.idx=gt(v,l[0],Pe,De),T=C(l[0][f],k,h,0));let E=-10,A=-10,B=0,ie=0,le=!0,Z="",W="";for(let z=o==2?1:0;z<x.length;z++){let me=x[z],ve=fe[z],Ve=ve==null?null:o==1?l[z][ve]:l[z][1][ve],ue=R.dataIdx(n,z,f,v),xe=ue==null?null:o==1?l[z][ue]:l[z][1][ue];if(it=it||xe!=Ve||ue!=ve,fe[z]=ue,z>0&&me.show){let Je=ue==null?-10:ue==f?T:C(o==1?l[0][ue]:l[z][0][ue],k,h,0),Ie=xe==null?-10:G(xe,o==1?b[me.scale]:b[me.facets[1].scale],S,0);if(ol&&xe!=null){let ot=k.ori==1?he:_e,ht=Ae(yt.dist(n,z,ue,Ie,ot));if(ht<At){let bt=yt.bias;if(bt!=0){let Ze=xt(ot,me.scale),rt=xe>=0?1:-1,dt=Ze>=0?1:-1;dt==rt&&(dt==1?bt==1?xe>=Ze:xe<=Ze:bt==1?xe<=Ze:xe>=Ze)&&(At=ht,Vt=z)}else At=ht,Vt=z}}if(it||rl){let ot,ht;k.ori==0?(ot=Je,ht=Ie):(ot=Ie,ht=Je);let bt,Ze,rt,dt,kt,Ge,Qe=!0,jt=Oe.bbox;if(jt!=null){Qe=!1;let Be=jt(n,z);rt=Be.left,dt=Be.top,bt=Be.width,Ze=Be.height}else rt=ot,dt=ht,bt=Ze=Oe.size(n,z);if(Ge=Oe.fill(n,z),kt=Oe.stroke(n,z),rl)z==Vt&&At<=yt.prox&&(E=rt,A=dt,B=bt,ie=Ze,le=Qe,Z=Ge,W=kt);else{let Be=st[z];Be!=null&&(fl[z]=rt,ul[z]=dt,cs(Be,bt,Ze,Qe),fs(Be,Ge,kt),Tt(Be,ut(rt),ut(dt),$,M))}}}}if(rl){let z=yt.prox,me=$t==null?At<=z:At>z||Vt!=$t;if(it||me){let ve=st[0];ve!=null&&(fl[0]=E,ul[0]=A,cs(ve,B,ie,le),fs(ve,Z,W),Tt(ve,ut(E),ut(A),$,M))}}}if(de.show&&Rt)if(t!=null){let[_,v]=be.scales,[T,E]=be.match,[A,B]=t.cursor.sync.scales,ie=t.cursor.drag;if(Ce=ie._x,Re=ie._y,Ce||Re){let{left:le,top:Z,width:W,height:z}=t.select,me=t.scales[A].ori,ve=t.posToVal,Ve,ue,xe,Je,Ie,ot=_!=null&&T(_,A),ht=v!=null&&E(v,B);ot&&Ce?(me==0?(Ve=le,ue=W):(Ve=Z,ue=z),xe=b[_],Je=C(ve(Ve,A),xe,h,0),Ie=C(ve(Ve+ue,A),xe,h,0),Fl(wt(Je,Ie),Ae(Ie-Je))):Fl(0,h),ht&&Re?(me==1?(Ve=le,ue=W):(Ve=Z,ue=z),xe=b[v],Je=G(ve(Ve,B),xe,S,0),Ie=G(ve(Ve+ue,B),xe,S,0),Nl(wt(Je,Ie),Ae(Ie-Je))):Nl(0,S)}else Wn()}else{let _=Ae(Fi-zi),v=Ae(Ni-Vi);if(k.ori==1){let B=_;_=v,v=B}Ce=Ne.x&&_>=Ne.dist,Re=Ne.y&&v>=Ne.dist;let T=Ne.uni;T!=null?Ce&&Re&&(Ce=_>=T,Re=v>=T,!Ce&&!Re&&(v>_?Re=!0:Ce=!0)):Ne.x&&Ne.y&&(Ce||Re)&&(Ce=Re=!0);let E,A;Ce&&(k.ori==0?(E=ml,A=he):(E=gl,A=_e),Fl(wt(E,A),Ae(A-E)),Re||Nl(0,S)),Re&&(k.ori==1?(E=ml,A=he):(E=gl,A=_e),Nl(wt(E,A),Ae(A-E)),Ce||Fl(0,h)),!Ce&&!Re&&(Fl(0,0),Nl(0,0))}if(Ne._x=Ce,Ne._y=Re,t==null){if(r){if(Ji!=null){let[_,v]=be.scales;be.values[0]=_!=null?xt(k.ori==0?he:_e,_):null,be.values[1]=v!=null?xt(k.ori==1?he:_e,v):null}Hl(Yn,n,he,_e,$,M,f)}if(ol){let _=r&&be.setSeries,v=yt.prox;$t==null?At<=v&&vt(Vt,Sl,!0,_):At>v?vt(null,Sl,!0,_):Vt!=$t&&vt(Vt,Sl,!0,_)}}it&&(J.idx=f,Nn()),i!==!1&&ze("setCursor")}let Ft=null;Object.defineProperty(n,"rect",{get(){return Ft==null&&Ol(!1),Ft}});function Ol(t=!1){t?Ft=null:(Ft=P.getBoundingClientRect(),ze("syncRect",Ft))}function Wi(t,i,r,f,a,h,S){R._lock||Rt&&t!=null&&t.movementX==0&&t.movementY==0||(On(t,i,r,f,a,h,S,!1,t!=null),t!=null?Kt(null,!0,!0):Kt(i,!0,!1))}function On(t,i,r,f,a,h,S,_,v){if(Ft==null&&Ol(!1),Yt(t),t!=null)r=t.clientX-Ft.left,f=t.clientY-Ft.top;else{if(r<0||f<0){he=-10,_e=-10;return}let[T,E]=be.scales,A=i.cursor.sync,[B,ie]=A.values,[le,Z]=A.scales,[W,z]=be.match,me=i.axes[0].side%2==1,ve=k.ori==0?$:M,Ve=k.ori==1?$:M,ue=me?h:a,xe=me?a:h,Je=me?f:r,Ie=me?r:f;if(le!=null?r=W(T,le)?p(B,b[T],ve,0):-10:r=ve*(Je/ue),Z!=null?f=z(E,Z)?p(ie,b[E],Ve,0):-10:f=Ve*(Ie/xe),k.ori==1){let ot=r;r=f,f=ot}}v&&(i==null||i.cursor.event.type==Yn)&&((r<=1||r>=$-1)&&(r=qt(r,$)),(f<=1||f>=M-1)&&(f=qt(f,M))),_?(zi=r,Vi=f,[ml,gl]=R.move(n,r,f)):(he=r,_e=f)}let Hn={width:0,height:0,left:0,top:0};function Wn(){tn(Hn,!1)}let Ii,Gi,Bi,Yi;function Ui(t,i,r,f,a,h,S){Rt=!0,Ce=Re=Ne._x=Ne._y=!1,On(t,i,r,f,a,h,S,!0,!1),t!=null&&(We(Un,Jn,$i,!1),Hl(ts,n,ml,gl,$,M,null));let{left:_,top:v,width:T,height:E}=de;Ii=_,Gi=v,Bi=T,Yi=E}function $i(t,i,r,f,a,h,S){Rt=Ne._x=Ne._y=!1,On(t,i,r,f,a,h,S,!1,!0);let{left:_,top:v,width:T,height:E}=de,A=T>0||E>0,B=Ii!=_||Gi!=v||Bi!=T||Yi!=E;if(A&&B&&tn(de),Ne.setScale&&A&&B){let ie=_,le=T,Z=v,W=E;if(k.ori==1&&(ie=v,le=E,Z=_,W=T),Ce&&zt(L,xt(ie,L),xt(ie+le,L)),Re)for(let z in b){let me=b[z];z!=L&&me.from==null&&me.min!=ce&&zt(z,xt(Z+W,z),xt(Z,z))}Wn()}else R.lock&&(R._lock=!R._lock,Kt(i,!0,t!=null));t!=null&&(nl(Un,Jn),Hl(Un,n,he,_e,$,M,null))}function ir(t,i,r,f,a,h,S){if(R._lock)return;Yt(t);let _=Rt;if(Rt){let v=!0,T=!0,E=10,A,B;k.ori==0?(A=Ce,B=Re):(A=Re,B=Ce),A&&B&&(v=he<=E||he>=$-E,T=_e<=E||_e>=M-E),A&&v&&(he=he<ml?0:$),B&&T&&(_e=_e<gl?0:M),Kt(null,!0,!0),Rt=!1}he=-10,_e=-10,fe.fill(null),Kt(null,!0,!0),_&&(Rt=_)}function Ki(t,i,r,f,a,h,S){R._lock||(Yt(t),xn(),Wn(),t!=null&&Hl(is,n,he,_e,$,M,null))}function ji(){O.forEach(tu),vn(n.width,n.height,!0)}Qt(fn,xl,ji);let _l={};_l.mousedown=Ui,_l.mousemove=Wi,_l.mouseup=$i,_l.dblclick=Ki,_l.setSeries=(t,i,r,f)=>{let a=be.match[2];r=a(n,i,r),r!=-1&&vt(r,f,!0,!1)},He&&(We(ts,P,Ui),We(Yn,P,Wi),We(ls,P,t=>{Yt(t),Ol(!1)}),We(ns,P,ir),We(is,P,Ki),ii.add(n),n.syncRect=Ol);let ln=n.hooks=e.hooks||{};function ze(t,i,r){Rn?Vl.push([t,i,r]):t in ln&&ln[t].forEach(f=>{f.call(null,n,i,r)})}(e.plugins||[]).forEach(t=>{for(let i in t.hooks)ln[i]=(ln[i]||[]).concat(t.hooks[i])});let qi=(t,i,r)=>r,be=ke({key:null,setSeries:!1,filters:{pub:ms,sub:ms},scales:[L,x[1]?x[1].scale:null],match:[gs,gs,qi],values:[null,null]},R.sync);be.match.length==2&&be.match.push(qi),R.sync=be;let Ji=be.key,In=po(Ji);function Hl(t,i,r,f,a,h,S){be.filters.pub(t,i,r,f,a,h,S)&&In.pub(t,i,r,f,a,h,S)}In.sub(n);function sr(t,i,r,f,a,h,S){be.filters.sub(t,i,r,f,a,h,S)&&_l[t](null,i,r,f,a,h,S)}n.pub=sr;function or(){In.unsub(n),ii.delete(n),Ht.clear(),Xn(fn,xl,ji),m.remove(),oe?.remove(),ze("destroy")}n.destroy=or;function Gn(){ze("init",e,l),Ei(l||e.data,!1),F[L]?zn(L,F[L]):xn(),ql=de.show&&(de.width>0||de.height>0),Bt=it=!0,vn(e.width,e.height)}return x.forEach(ki),O.forEach(Oo),s?s instanceof HTMLElement?(s.appendChild(m),Gn()):s(n,Gn):Gn(),n}Le.assign=ke;Le.fmtNum=ai;Le.rangeNum=un;Le.rangeLog=pn;Le.rangeAsinh=ui;Le.orient=el;Le.pxRatio=se;Le.join=Ur;Le.fmtDate=hi,Le.tzDate=lf;Le.sync=po;{Le.addGap=Hf,Le.clipGaps=mn;let e=Le.paths={points:_o};e.linear=vo,e.stepped=Gf,e.bars=Bf,e.spline=Uf}var lu=Le.sync("time");function Mo(e){let l=[...document.querySelectorAll("[data-chart]")],s=[],n=()=>{for(let u of s)u.destroy();let c=fu();s=l.map(u=>{u.replaceChildren();let p=e[u.dataset.chart][Number(u.dataset.index)],{options:d,data:m}=nu[u.dataset.chart];return new Le({...d(p,c),...Eo(u)},m(p),u)})};n(),matchMedia("(prefers-color-scheme: dark)").addEventListener("change",n);let o=()=>{for(let[c,u]of s.entries())u.setSize(Eo(l[c]))};addEventListener("resize",o);for(let c of document.querySelectorAll("details.folder"))c.addEventListener("toggle",o)}var nu={percentiles:{options:iu,data:e=>[e.share.map(Ao),..._n(e.ms).map(l=>e.ms[l])]},histograms:{options:su,data:e=>[e.ms,..._n(e.share).map(l=>e.share[l])]},times:{options:ou,data:e=>[e.seconds,...e.lines.map(l=>l.values)]}};function iu(e,l){return{...yi(),padding:[12,28,0,0],scales:{x:{time:!1},y:{distr:3,range:(s,n,o)=>[n*.85,o*1.2]}},axes:[{...Dl(l),splits:s=>ru.filter(n=>n<=s.scales.x.max+.01),values:(s,n)=>n.map(o=>`p${To(o)}`)},{...Dl(l),size:64,values:(s,n)=>n.map(o=>Lo(o)?`${Pl(o)} ms`:"")}],series:[{label:"percentile",value:(s,n)=>n===null?"\u2013":`p${To(n)}`},..._n(e.ms).map(s=>vi(s,s,"ms",l))]}}function su(e,l){return{...yi(),padding:[12,28,0,0],scales:{x:{time:!1,distr:3,range:(s,n,o)=>[n*.95,o*1.05]},y:{range:(s,n,o)=>[0,o*1.1||1]}},axes:[{...Dl(l),values:(s,n)=>n.map(o=>Lo(o)?`${Pl(o)} ms`:"")},{...Dl(l),size:64,values:(s,n)=>n.map(o=>`${Pl(o)} %`)}],series:[{label:"from",value:(s,n)=>n===null?"\u2013":`${Pl(n)} ms`},..._n(e.share).map(s=>({...vi(s,s,"%",l),paths:Le.paths.stepped({align:1}),fill:`${l[s]}33`}))]}}function ou(e,l){return{...yi(),cursor:{sync:{key:lu.key},drag:{x:!0,y:!1}},scales:{x:{time:!1},y:{range:(s,n,o)=>[Math.min(0,n),o<=0?1:o*1.1]}},axes:[{...Dl(l),values:(s,n)=>n.map(o=>`${o} s`)},{...Dl(l),size:64,values:(s,n)=>n.map(o=>`${Pl(o)} ${e.unit}`)}],series:[{label:"second",value:(s,n)=>n===null?"\u2013":`${n} s`},...e.lines.map(s=>vi(s.label,s.side,e.unit,l))]}}function yi(){return{legend:{live:!0},cursor:{drag:{x:!0,y:!1}},padding:[12,12,0,0]}}function vi(e,l,s,n){return{label:e,stroke:n[l],width:l==="plan"?1:2,dash:l==="plan"?[4,4]:l==="base"?[8,4]:void 0,points:{show:!1},value:(o,c)=>c===null?"\u2013":`${Pl(c)} ${s}`}}function Dl(e){return{stroke:e.text,grid:{stroke:e.grid,width:1},ticks:{stroke:e.grid,width:1},font:"12px system-ui, sans-serif"}}function Ao(e){return-Math.log10(1-e)}var ru=[.5,.9,.99,.999,.9999,.99999].map(Ao);function To(e){return Number(((1-10**-e)*100).toFixed(3))}function Pl(e){return e>=1e3?Math.round(e).toLocaleString("en-US"):Number(e.toPrecision(3))}function Lo(e){return e!==null&&/^[125]e/.test(e.toExponential())}function _n(e){return["base","head"].filter(l=>e[l]!==void 0)}function Eo(e){return{width:Math.max(240,e.clientWidth),height:240}}function fu(){let e=getComputedStyle(document.documentElement),l=s=>e.getPropertyValue(s).trim();return{base:l("--base"),head:l("--head"),plan:l("--plan"),text:l("--muted"),grid:l("--line")}}function Po(){for(let e of document.querySelectorAll("table")){for(let l of e.querySelectorAll("th[data-sortable]"))uu(e,l);e.dataset.filter!==void 0&&au(e)}}function uu(e,l){let s=document.createElement("button");s.type="button",s.textContent=l.textContent,l.replaceChildren(s),l.setAttribute("aria-sort","none"),s.addEventListener("click",()=>{let n=l.getAttribute("aria-sort")==="ascending"?"descending":"ascending";for(let o of e.querySelectorAll("th[aria-sort]"))o.setAttribute("aria-sort","none");l.setAttribute("aria-sort",n),cu(e,l.cellIndex,n==="ascending"?1:-1)})}function cu(e,l,s){let n=e.tBodies[0],o=u=>u.cells[l].dataset.sort??u.cells[l].textContent.trim(),c=[...n.rows].sort((u,p)=>{let[d,m]=[o(u),o(p)],y=Number(d)-Number(m);return s*(Number.isNaN(y)?d.localeCompare(m,"en",{numeric:!0}):y)});n.append(...c)}function au(e){let l=document.createElement("label"),s=document.createElement("input"),n=document.createElement("output");s.type="search",s.placeholder="worse, p99, policy \u2026",l.className="filter",l.append(`${e.dataset.filter} `,s,n),e.parentElement.before(l);let o=()=>{let c=s.value.toLowerCase().split(/\\s+/).filter(Boolean),u=0;for(let p of e.tBodies[0].rows){let d=p.textContent.toLowerCase();p.hidden=!c.every(m=>d.includes(m)),p.hidden||u++}n.textContent=c.length===0?"":`${u} of ${e.tBodies[0].rows.length}`};s.addEventListener("input",o),addEventListener("hashchange",()=>{document.getElementById(decodeURIComponent(location.hash.slice(1)))?.hidden===!0&&(s.value="",o(),document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView())})}Po();Mo(JSON.parse(document.getElementById("data").textContent));})();';
var PAGE_SCRIPT_HASH = "sha256-0Y2cxCKb3DpgNI4QUPlWtLc8EMt2M9tljEWFa5ePXpc=";
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
function changeTable(changes2, rows) {
  const shown = table(["", "What", "Base \u2192 head", "Change (95 % sure)", "Allowed", "Noise", "Why"], changes2.slice(0, rows).map((change) => [
    md`${MARK_ICONS[change.mark]} ${change.mark}`,
    md`${md`**${clip(change.subject, LONGEST_NAME)}**`}: ${change.metric} (${PHASE_WORDS[change.phase].toLowerCase()})`,
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
  const all = [...parts, { name: "together", change: row.total.change, share: void 0, from: 0, to: row.total.changeMs, total: true }];
  return table2({ name: `What explains the change, ${PHASE_WORDS[row.phase]}`, columns: [{ title: "Component" }, { title: "Change per request", number: true }, { title: "Share", number: true }, { title: "Faster \u2026 slower" }], rows: all.map((part) => ({
    ...part.total ? { mark: "sum" } : {},
    cells: [{ content: html`${part.name}` }, { content: html`${part.change}` }, { content: html`${part.share ?? "\u2013"}` }, { content: drawStep({ from: part.from, to: part.to, min, max, total: part.total }) }]
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
function buildTimeCharts(measurement) {
  const { phase, series } = measurement;
  if (series.length === 0) return [];
  const length = Math.max(...series.map((point) => point.second)) + 2;
  const rounds = [...new Set(series.map((point) => point.round))].toSorted((a, b) => a - b);
  const seconds = rounds.flatMap((_, index) => Array.from({ length }, (__, second) => index * length + second));
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
  return charts.map((chart) => ({ phase, seconds, ...chart, lines: chart.lines.filter((one) => one.values.some((value) => value !== null)) })).filter((chart) => chart.lines.length > 0);
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
  return explanations2.map(({ phase, class: className, totalChangeMs, components }) => {
    const rest2 = totalChangeMs - components.reduce((total2, one) => total2 + one.changeMs, 0);
    const parts = [...components, { name: REST, changeMs: rest2, share: totalChangeMs === 0 ? 0 : rest2 / totalChangeMs }];
    const total = { change: formatAmount(totalChangeMs, "ms", 2), changeMs: totalChangeMs };
    const rows = parts.map((one) => ({ name: one.name, changeMs: one.changeMs, change: formatAmount(one.changeMs, "ms", 2), share: sensibleShare(one.share, totalChangeMs) }));
    return { phase, sentence: sentenceOf(rows, total, className), total, parts: Math.abs(totalChangeMs) < SMALLEST_EXPLAINED_MS ? [] : rows };
  });
}
function sentenceOf(parts, total, className) {
  const requests = className === "all" ? "mean response time" : `mean response time of ${className} requests`;
  if (Math.abs(total.changeMs) < SMALLEST_EXPLAINED_MS) return `${requests} did not change (${total.change}): nothing to explain`;
  const first = parts.slice(0, -1).toSorted((a, b) => Math.abs(b.changeMs) - Math.abs(a.changeMs))[0];
  if (first === void 0 || first.changeMs * total.changeMs <= 0) return `no component explains the change of ${total.change} in ${requests}`;
  return `${first.name} explains ${first.change} of ${total.change} in ${requests}${first.share === void 0 ? "" : ` (${first.share})`}`;
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
    const facts = measurement === void 0 ? NOTHING_MEASURED : describeMeasurement(measurement, verdict?.graceFactor);
    if (verdict === void 0) return { phase, title: PHASE_WORDS[phase], verdict: "not-run", word: "did not run", passed: void 0, worst: whyNotRun(phase, result), reasons: [], ...facts };
    return {
      phase,
      title: PHASE_WORDS[phase],
      verdict: verdict.verdict,
      word: VERDICT_WORDS[verdict.verdict],
      ...judged(phase, changes2, promises2),
      reasons: reasonsOf(verdict.reasons, phase),
      ...facts
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
function describeMeasurement(measurement, graceFactor) {
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
      ...graceFactor === void 0 || graceFactor === 1 ? [] : [`grace periods scaled by ${formatShare(graceFactor)} to fit into the phase`]
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
    times: result.phases.flatMap(buildTimeCharts),
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
    { name: "Calibration", value: environment.calibrationMs === void 0 ? "not measured" : `${environment.calibrationMs.toFixed(1)} ms for the fixed CPU workload` },
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
    report.times.length > 0 && { id: "time", title: "Over time", short: "Time", body: html`<p>Seconds of measuring; rounds stand one after the other.</p>${byPhase(report, report.times, (chart, index) => figure("times", index, chart.title, chart.lines.map((line) => line.label).join(", ")))}` },
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

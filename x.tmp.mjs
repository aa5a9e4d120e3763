import {parquetWriteBuffer} from "hyparquet-writer";
const N=100000, G=10;
const areas=Array.from({length:500},(_, i)=>String(10101+i*7).padStart(6,"0"));
const mk=(m)=>{const v=Array.from({length:N},(_, i)=>m==="int"?Math.floor(Math.random()*5000):Math.random());
return [
 {name:"indicator",type:"STRING",data:Array(N).fill("k1"),columnIndex:true},
 {name:"level",type:"STRING",data:Array(N).fill("quartier"),columnIndex:true},
 {name:"period",type:"STRING",data:Array.from({length:N},(_, i)=>"2013-0"+Math.floor(i/12000)),columnIndex:true},
 {name:"area_id",type:"STRING",data:Array.from({length:N},(_, i)=>areas[i%500]),columnIndex:true},
 {name:"value",type:"DOUBLE",data:v.map((x, i)=>i%50?x:null),columnIndex:true},
 {name:"numerator",type:"DOUBLE",data:Array(N).fill(null),columnIndex:true},
 {name:"denominator",type:"DOUBLE",data:Array(N).fill(null),columnIndex:true},
 {name:"flag",type:"STRING",data:v.map((x, i)=>i%50?null:"suppressed"),columnIndex:true}];};
for(const m of ["int","dbl"]){const cd=mk(m);
for(let k=0;k<4;k++){const t=performance.now();const b=parquetWriteBuffer({columnData:cd,rowGroupSize:N});console.log(m,performance.now()-t,b.byteLength);}
for(const c of cd){const t=performance.now();for(let k=0;k<3;k++)parquetWriteBuffer({columnData:[c],rowGroupSize:N});console.log("  ",c.name,(performance.now()-t)/3);}}

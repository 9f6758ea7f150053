const cpu=()=>{const c=process.cpuUsage();return (c.user+c.system)/1e3};
const list=process.argv.slice(2);
let last=cpu(), rss=process.memoryUsage().rss/1e6;
for (const m of list){ await import(m.startsWith('.')||m.startsWith('src')||m.startsWith('schema')?'./'+m:m); const c=cpu(), r=process.memoryUsage().rss/1e6; console.log(m.padEnd(50),(c-last).toFixed(0).padStart(6),'ms',(r-rss).toFixed(0).padStart(5),'MB'); last=c; rss=r;}

{const a=document.querySelector(".check-in");let{copy:e,message:o}=a.elements,[n,r]=a.querySelector("[role]").children;for(const h of document.querySelectorAll(".task input"))h.setAttribute("form",a.id);const f=(n,t)=>[...a.elements].filter(e=>e.checked===t).reduce((e,t)=>`${e||n}
- `+t.parentNode.innerText,""),g=()=>{var e=encodeURIComponent(o.value);for(const t of a.querySelectorAll("a"))t.href=t.href.replace(/[^=]*$/,e);n.hidden=r.hidden=!0};addEventListener("input",({target:e})=>{var{well:t,notWell:n}=a.dataset;e!==o&&(o.value=(f(t,!0)+`

`+f(n,!1)).trim()),g()}),e.onclick=async()=>{let e=navigator.clipboard,t=e&&await e.writeText(o.value).then(()=>!0,()=>!1);t||(o.focus(),o.select(),t=document.execCommand("copy")),n.hidden=!t,r.hidden=t},a.onreset=()=>setTimeout(g),a.hidden=!1}

<!DOCTYPE html>
<html lang="${language}">
<head>
<title>${text.title} ${sender}</title>
<meta name="subject" content="${text.title}"/>
<meta name="description" content="${text.title} ${sender}"/>
<meta name="author" content="${sender}"/>
<#-- The window of a C5 or E65 envelope: 20 to 110 mm from the left, 45 to 85 mm from the top, and white but for the address. -->
<style>
@page { size: A4; margin: 0; }
body { font-family: 'Liberation Sans'; font-size: 10.5pt; line-height: 1.35; color: #000; margin: 0; }
section { position: relative; width: 210mm; height: 290mm; page-break-after: always; }
section.last { page-break-after: auto; }
p, h1, ol, table { margin: 0; }
.sender { position: absolute; left: 25mm; top: 18mm; font-size: 12pt; }
.date { position: absolute; left: 130mm; top: 50mm; width: 60mm; }
.address { position: absolute; left: 25mm; top: 52mm; width: 82mm; }
.body { position: absolute; left: 25mm; top: 96mm; width: 160mm; }
h1 { font-size: 15pt; font-weight: normal; margin-bottom: 4mm; }
.body p { margin-bottom: 2.5mm; }
ol { padding-left: 6mm; margin-bottom: 4mm; }
table { border-collapse: collapse; width: 130mm; margin: 2mm 0 4mm 0; }
caption { text-align: left; }
th, td { text-align: left; font-weight: normal; padding: 0.9mm 2mm; border-bottom: 0.3pt solid #777; }
td { font-size: 12pt; }
.small { font-size: 8.5pt; }
</style>
</head>
<body>
<#list letters as letter>
<section<#if letter?is_last> class="last"</#if>>
<p class="sender">${sender}</p>
<p class="address"><#list letter.address() as line>${line}<#sep><br/></#list></p>
<p class="date">${date}</p>
<div class="body">
<h1>${text.heading} ${letter.number()?c}</h1>
<#if letter.setsPassword()>
<p>${text.first}</p>
<ol>
<li>${text.firstOpen} ${site}.</li>
<li>${text.firstChoose}</li>
<li>${text.firstType}</li>
</ol>
<#else>
<p>${text.renewal}</p>
</#if>
<p>${text.once}</p>
<table>
<thead><tr><th scope="col">${text.number}</th><th scope="col">${text.code}</th><th scope="col">${text.number}</th><th scope="col">${text.code}</th></tr></thead>
<tbody>
<#list letter.rows() as row>
<tr><th scope="row">${row.left()?c}</th><td>${row.leftCode()}</td><th scope="row">${row.right()?c}</th><td>${row.rightCode()}</td></tr>
</#list>
</tbody>
</table>
<p>${text.keep}</p>
<p class="small">${text.time}</p>
</div>
</section>
</#list>
</body>
</html>

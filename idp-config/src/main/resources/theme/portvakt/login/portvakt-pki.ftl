<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false displayMessage=false; section>
  <#if section = "header">
    ${msg("portvaktPkiTitle")}
  <#elseif section = "form">
    <#if problem??><p id="problem" role="alert">${msg(problem)}</p></#if>
    <p>${msg("portvaktPkiLead")}</p>
    <p><a id="portvakt-pki" href="${pkiUrl}">${msg("portvaktPkiStart")}</a></p>
  </#if>
</@layout.registrationLayout>

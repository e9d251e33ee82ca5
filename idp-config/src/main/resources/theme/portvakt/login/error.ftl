<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("errorTitle")}
  <#elseif section == "form">
    <div class="ds-alert" role="alert" data-color="danger"><p>${message.summary}</p></div>
    <p>${msg("portvaktErrorHelp")}</p>
    <#if !skipLink?? && client?? && client.baseUrl?has_content>
    <div class="pv-actions"><a class="ds-button" href="${client.baseUrl}">${msg("portvaktBack")}</a></div>
    </#if>
    <#if traceId??><p class="pv-subtle">${msg("traceIdSupportMessage", traceId)}</p></#if>
  </#if>
</@layout.registrationLayout>

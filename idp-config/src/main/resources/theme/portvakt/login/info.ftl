<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    <#if messageHeader??>${msg(messageHeader)}<#else>${msg("portvaktInfoTitle")}</#if>
  <#elseif section == "form">
    <div class="ds-alert" data-color="info"><p>${message.summary}</p></div>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
      <div class="pv-actions"><a class="ds-button" href="${pageRedirectUri}">${msg("portvaktBack")}</a></div>
      <#elseif actionUri?has_content>
      <div class="pv-actions"><a class="ds-button" href="${actionUri}">${msg("portvaktProceed")}</a></div>
      <#elseif (client.baseUrl)?has_content>
      <div class="pv-actions"><a class="ds-button" href="${client.baseUrl}">${msg("portvaktBack")}</a></div>
      </#if>
    </#if>
  </#if>
</@layout.registrationLayout>

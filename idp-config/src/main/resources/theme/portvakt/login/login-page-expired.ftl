<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("pageExpiredTitle")}
  <#elseif section == "form">
    <p>${msg("portvaktExpiredHelp")}</p>
    <div class="pv-actions">
      <a class="ds-button" id="loginRestartLink" href="${url.loginRestartFlowUrl}">${msg("portvaktRestart")}</a>
      <a class="ds-button" data-variant="secondary" id="loginContinueLink" href="${url.loginAction}">${msg("portvaktContinue")}</a>
    </div>
  </#if>
</@layout.registrationLayout>

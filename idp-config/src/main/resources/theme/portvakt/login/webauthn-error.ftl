<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("portvaktKeyFailedTitle")}
  <#elseif section == "form">
    <@officer.problem text=msg("portvaktKeyFailed")/>
    <form class="pv-form pv-form--single" action="${url.loginAction}" method="post">
      <input type="hidden" name="authenticationExecution" value="${execution!''}">
      <input type="hidden" name="isSetRetry" value="retry">
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktTryAgain")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

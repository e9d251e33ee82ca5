<#import "template.ftl" as layout>
<#import "factor.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("portvaktPkiTitle")}
  <#elseif section == "form">
    <p class="pv-level" data-level="4" data-size="lg"><span class="pv-level__bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>${msg("portvaktLevel4")}</p>
    <#if problem??>
    <div class="ds-alert" id="problem" role="alert" data-color="danger"><p>${msg(problem)}</p></div>
    </#if>
    <p>${msg("portvaktPkiLead")}</p>
    <div class="pv-actions">
      <a class="ds-button" id="portvakt-pki" href="${pkiUrl}"<#if problem??> aria-describedby="problem"</#if>><span class="pv-icon" data-icon="card" aria-hidden="true"></span>${msg("portvaktPkiStart")}</a>
    </div>
    <p class="pv-subtle">${msg("portvaktPkiHelp")}</p>
    <#if otherMethods??>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="methods">${msg("portvaktOtherMethods")}</button>
    </form>
    </#if>
    <@buttons.manage/>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<#assign wrong = message?has_content && message.type == "error">
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktOrderTitle")}
  <#elseif section == "form">
    <#if wrong>
    <div class="ds-alert" id="feil" role="alert" data-color="danger"><p>${message.summary}</p></div>
    </#if>
    <#if ordered>
    <div class="ds-alert" id="bestilt" role="status" data-color="success"><p>${msg("portvaktOrderDone")}</p></div>
    <#else>
    <p>${msg("portvaktOrderLead")}</p>
    <form class="pv-form pv-form--single" id="portvakt-order" action="${url.loginAction}" method="post">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="pid">${msg("portvaktPid")}</label>
        <p class="pv-subtle" id="pid-hjelp">${msg("portvaktPidHelp")}</p>
        <input class="ds-input" id="pid" name="pid" type="text" inputmode="numeric" autocomplete="username" spellcheck="false" maxlength="14" data-width="short" required autofocus aria-describedby="pid-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktOrderLetter")}</button>
      </div>
    </form>
    </#if>
    <form class="pv-form--single" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="page" value="password">${msg("portvaktToLogin")}</button>
    </form>
  </#if>
</@layout.registrationLayout>

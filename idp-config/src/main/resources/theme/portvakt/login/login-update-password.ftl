<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<#assign wrong = messagesPerField.existsError('password', 'password-confirm')>
<@layout.registrationLayout displayMessage=!wrong && ((message.type)!"") != "warning"; section>
  <#if section == "header">
    ${msg("portvaktNewPasswordTitle")}
  <#elseif section == "form">
    <#if wrong><@officer.problem text=messagesPerField.getFirstError('password', 'password-confirm')/></#if>
    <form class="pv-form pv-form--single" id="portvakt-new-password" action="${url.loginAction}" method="post">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password-new">${msg("portvaktNewPassword")}</label>
        <p class="pv-subtle" id="passord-hjelp">${msg("portvaktNewPasswordHelp")}</p>
        <input class="ds-input" id="password-new" name="password-new" type="password" autocomplete="new-password" minlength="12" required autofocus aria-describedby="passord-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password-confirm">${msg("portvaktNewPasswordAgain")}</label>
        <input class="ds-input" id="password-confirm" name="password-confirm" type="password" autocomplete="new-password" required<#if wrong> aria-describedby="feil" aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktTotpSave")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

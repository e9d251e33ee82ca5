<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<#assign wrong = messagesPerField.existsError('totp')>
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktOtpTitle")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <#if wrong><@officer.problem text=messagesPerField.get('totp')/></#if>
    <form class="pv-form pv-form--single pv-code" id="portvakt-otp" action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="ds-fieldset">
        <legend class="ds-label" data-weight="medium">${msg("portvaktOtpWhich")}</legend>
        <#list otpLogin.userOtpCredentials as credential>
        <div class="ds-field">
          <input class="ds-input" type="radio" id="app-${credential?index}" name="selectedCredentialId" value="${credential.id}"<#if credential.id == otpLogin.selectedCredentialId> checked</#if>>
          <label class="ds-label" data-weight="regular" for="app-${credential?index}">${credential.userLabel!msg("portvaktOtpUnnamed", credential?counter)}</label>
        </div>
        </#list>
      </fieldset>
      </#if>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="otp">${msg("portvaktOtp")}</label>
        <p class="pv-subtle" id="otp-hjelp">${msg("portvaktOtpHelp")}</p>
        <input class="ds-input" id="otp" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="8" data-width="short" required autofocus aria-describedby="otp-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktLogIn")}</button>
      </div>
    </form>
    <@officer.another/>
  </#if>
</@layout.registrationLayout>

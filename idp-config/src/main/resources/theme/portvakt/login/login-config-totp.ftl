<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<#assign wrong = messagesPerField.existsError('totp', 'userLabel')>
<@layout.registrationLayout displayMessage=!wrong && ((message.type)!"") != "warning"; section>
  <#if section == "header">
    ${msg("portvaktTotpTitle")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <#if wrong><@officer.problem text=messagesPerField.getFirstError('totp', 'userLabel')/></#if>
    <ol>
      <li>${msg("portvaktTotpInstall")}</li>
      <#if mode?? && mode == "manual">
      <li>
        <p>${msg("portvaktTotpKey")}</p>
        <p><code id="nokkel">${totp.totpSecretEncoded}</code></p>
        <p><a class="ds-link" href="${totp.qrUrl}">${msg("portvaktTotpScanInstead")}</a></p>
      </li>
      <#else>
      <li>
        <p>${msg("portvaktTotpScan")}</p>
        <p><img class="pv-qr" src="data:image/png;base64, ${totp.totpSecretQrCode}" alt="${msg("portvaktTotpPicture")}"></p>
        <p><a class="ds-link" href="${totp.manualUrl}" id="manuelt">${msg("portvaktTotpTypeInstead")}</a></p>
      </li>
      </#if>
      <li>${msg("portvaktTotpThen")}</li>
    </ol>
    <form class="pv-form pv-form--single pv-code" id="portvakt-totp" action="${url.loginAction}" method="post">
      <input type="hidden" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" name="mode" value="${mode}"></#if>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="totp">${msg("portvaktOtp")}</label>
        <input class="ds-input" id="totp" name="totp" type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="8" data-width="short" required<#if wrong> aria-describedby="feil" aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="userLabel">${msg("portvaktTotpName")}</label>
        <input class="ds-input" id="userLabel" name="userLabel" type="text" autocomplete="off" maxlength="60"<#if totp.otpCredentials?size gte 1> required</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktTotpSave")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<@layout.registrationLayout displayMessage=((message.type)!"") != "warning"; section>
  <#if section == "header">
    ${msg("portvaktKeyNewTitle")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <p>${msg("portvaktKeyNewLead")}</p>
    <form class="pv-form pv-form--single" id="register" action="${url.loginAction}" method="post" data-webauthn="create" data-challenge="${challenge}" data-rp="${rpId}" data-rp-name="${rpEntityName}" data-user="${userid}" data-username="${username}" data-algorithms="${signatureAlgorithms?join(",")}" data-verification="${userVerificationRequirement}" data-attestation="${attestationConveyancePreference}" data-exclude="${excludeCredentialIds}" data-timeout="${createTimeout}" data-unsupported="${msg("portvaktKeyUnsupported")}">
      <input type="hidden" name="clientDataJSON">
      <input type="hidden" name="attestationObject">
      <input type="hidden" name="publicKeyCredentialId">
      <input type="hidden" name="transports">
      <input type="hidden" name="error">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="authenticatorLabel">${msg("portvaktKeyName")}</label>
        <input class="ds-input" id="authenticatorLabel" name="authenticatorLabel" type="text" value="${msg("portvaktKeyNameDefault")}" autocomplete="off" maxlength="60" required>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="button" id="nokkel">${msg("portvaktKeyRegister")}</button>
      </div>
    </form>
    <noscript><p>${msg("portvaktKeyScript")}</p></noscript>
    <script type="module" src="${url.resourcesPath}/js/portvakt-webauthn.js"></script>
  </#if>
</@layout.registrationLayout>

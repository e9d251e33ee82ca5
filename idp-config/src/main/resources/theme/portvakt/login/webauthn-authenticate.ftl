<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("portvaktKeyTitle")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <p>${msg("portvaktKeyLead")}</p>
    <form class="pv-form pv-form--single" id="webauth" action="${url.loginAction}" method="post" data-webauthn="get" data-challenge="${challenge}" data-rp="${rpId}" data-verification="${userVerification}" data-timeout="${createTimeout}" data-unsupported="${msg("portvaktKeyUnsupported")}">
      <#if authenticators??>
      <#list authenticators.authenticators as authenticator>
      <input type="hidden" data-credential value="${authenticator.credentialId}">
      </#list>
      </#if>
      <input type="hidden" name="clientDataJSON">
      <input type="hidden" name="authenticatorData">
      <input type="hidden" name="signature">
      <input type="hidden" name="credentialId">
      <input type="hidden" name="userHandle">
      <input type="hidden" name="error">
      <div class="pv-actions">
        <button class="ds-button" type="button" id="nokkel" autofocus>${msg("portvaktKeyUse")}</button>
      </div>
    </form>
    <noscript><p>${msg("portvaktKeyScript")}</p></noscript>
    <@officer.another/>
    <script type="module" src="${url.resourcesPath}/js/portvakt-webauthn.js"></script>
  </#if>
</@layout.registrationLayout>

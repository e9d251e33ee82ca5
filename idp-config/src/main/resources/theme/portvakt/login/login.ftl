<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<#assign wrong = messagesPerField.existsError('username', 'password')>
<@layout.registrationLayout displayMessage=!wrong; section>
  <#if section == "header">
    ${msg("portvaktOfficerTitle")}
  <#elseif section == "form">
    <@officer.steps current=1/>
    <#if wrong><@officer.problem text=messagesPerField.getFirstError('username', 'password')/></#if>
    <form class="pv-form pv-form--single" id="portvakt-password" action="${url.loginAction}" method="post">
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="username">${msg("portvaktUsername")}</label>
        <input class="ds-input" id="username" name="username" type="text" value="${(login.username!'')}" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus<#if wrong> aria-describedby="feil" aria-invalid="true"</#if>>
      </div>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="password">${msg("portvaktPassword")}</label>
        <input class="ds-input" id="password" name="password" type="password" autocomplete="current-password" required<#if wrong> aria-describedby="feil" aria-invalid="true"</#if>>
      </div>
      <div class="pv-actions">
        <button class="ds-button" type="submit">${msg("portvaktNext")}</button>
      </div>
    </form>
    <p class="pv-subtle">${msg("portvaktOfficerHelp")}</p>
  </#if>
</@layout.registrationLayout>

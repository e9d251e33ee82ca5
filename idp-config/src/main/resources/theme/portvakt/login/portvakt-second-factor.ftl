<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("portvaktSecondTitle")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <p>${msg("portvaktSecondLead")}</p>
    <form class="pv-form pv-form--single" id="portvakt-second" action="${url.loginAction}" method="post">
      <div class="pv-actions">
        <button class="ds-button" type="submit" name="factor" value="app">${msg("portvaktSecondApp")}</button>
        <button class="ds-button" data-variant="secondary" type="submit" name="factor" value="key">${msg("portvaktSecondKey")}</button>
      </div>
    </form>
    <p class="pv-subtle">${msg("portvaktSecondHelp")}</p>
  </#if>
</@layout.registrationLayout>

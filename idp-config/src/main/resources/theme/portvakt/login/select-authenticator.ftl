<#import "template.ftl" as layout>
<#import "officer.ftl" as officer>
<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("portvaktAnother")}
  <#elseif section == "form">
    <@officer.steps current=2/>
    <form class="pv-form pv-form--single" action="${url.loginAction}" method="post">
      <div class="pv-actions">
        <#list auth.authenticationSelections?filter(s -> s.displayName != "portvakt-second-factor-setup-display-name") as way>
        <button class="ds-button" data-variant="secondary" type="submit" name="authenticationExecution" value="${way.authExecId}">${msg(way.displayName)}</button>
        </#list>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

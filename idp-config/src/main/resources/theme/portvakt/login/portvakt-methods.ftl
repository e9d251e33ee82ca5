<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("portvaktMethodsTitle")}
  <#elseif section == "form">
    <#if problem??>
    <div class="ds-alert" id="problem" role="alert" data-color="danger"><p>${msg(problem)}</p></div>
    </#if>
    <p>${msg("portvaktMethodsLead", wantedLevel)}</p>
    <#if brokers?size gt 0>
    <ul class="pv-methods">
      <#list brokers as broker>
      <li><a class="ds-button" data-variant="secondary" id="portvakt-broker-${broker.alias}" href="${broker.url}">${msg("portvaktMethodBroker", broker.name)}</a></li>
      </#list>
    </ul>
    </#if>
    <#if pin || pki>
    <form class="pv-methods" id="portvakt-methods" action="${url.loginAction}" method="post">
      <#if pin>
      <button class="ds-button" data-variant="secondary" type="submit" name="page" value="password">${msg("portvaktMethodPin")}</button>
      </#if>
      <#if pki>
      <button class="ds-button" data-variant="secondary" type="submit" name="page" value="certificate">${msg("portvaktMethodPki")}</button>
      </#if>
    </form>
    </#if>
    <p class="pv-subtle">${msg("portvaktMethodsHelp")}</p>
  </#if>
</@layout.registrationLayout>

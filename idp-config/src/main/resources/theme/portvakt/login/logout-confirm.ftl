<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section == "form">
    <p>${msg("logoutConfirmHeader")}</p>
    <form action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <div class="pv-actions"><button class="ds-button" type="submit" name="confirmLogout" value="true">${msg("doLogout")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("portvaktIdentifyTitle")}
  <#elseif section = "form">
    <form id="portvakt-identify" action="${url.loginAction}" method="post">
      <p>
        <label for="pid">${msg("portvaktPid")}</label>
        <input id="pid" name="pid" type="text" inputmode="numeric" autocomplete="username" autofocus required>
      </p>
      <p>
        <label for="password">${msg("portvaktPassword")}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
      </p>
      <button type="submit">${msg("portvaktNext")}</button>
    </form>
  </#if>
</@layout.registrationLayout>

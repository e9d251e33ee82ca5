<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
  <#if section = "header">
    ${msg("portvaktCodeTitle")}
  <#elseif section = "form">
    <#if codesLeft gt 0>
      <form id="portvakt-code" action="${url.loginAction}" method="post">
        <p>
          <label for="code">${msg("portvaktCode", codeNumber, letterNumber)}</label>
          <input id="code" name="code" type="text" autocomplete="one-time-code" autocapitalize="characters" maxlength="9" autofocus required>
        </p>
        <p>${msg("portvaktCodesLeft", codesLeft)}</p>
        <button type="submit">${msg("portvaktLogIn")}</button>
      </form>
    </#if>
  </#if>
</@layout.registrationLayout>

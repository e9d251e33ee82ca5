<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section == "header">
    ${msg("portvaktToldTitle", told.portal)}
  <#elseif section == "form">
    <p>${msg("portvaktToldLead")}</p>
    <dl class="pv-facts">
      <div><dt>${msg("portvaktToldService")}</dt><dd>${told.service}, ${told.organisation}</dd></div>
      <div><dt>${msg("portvaktToldWho")}</dt><dd id="who"><#if told.number>${msg("portvaktToldNumber")}<#else>${msg("portvaktToldPseudonym")}</#if></dd></div>
      <div><dt>${msg("portvaktToldLevel")}</dt><dd id="level">${msg("portvaktToldLevel_" + told.level)}</dd></div>
      <#if told.methods?has_content>
      <div><dt>${msg("portvaktToldMethod")}</dt><dd id="method">${told.methods}</dd></div>
      </#if>
      <div><dt>${msg("portvaktToldLanguage")}</dt><dd id="language">${msg("locale_" + told.reads)}</dd></div>
    </dl>
    <p class="pv-subtle">${msg("portvaktToldWhy")}</p>
    <form class="pv-form--single" id="portvakt-told" action="${url.loginAction}" method="post">
      <input type="hidden" name="seen" value="${seen}">
      <div class="pv-actions">
        <button class="ds-button" type="submit" name="answer" value="go">${msg("portvaktToldGo")}</button>
        <button class="ds-button" data-variant="secondary" type="submit" name="answer" value="back">${msg("portvaktToldBack")}</button>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

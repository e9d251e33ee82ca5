<#-- What the pages of second factors share. -->
<#macro code help wrong>
      <div class="ds-field">
        <label class="ds-label" data-weight="medium" for="code">${msg("portvaktFactorCode")}</label>
        <p class="pv-subtle" id="code-hjelp">${help}</p>
        <input class="ds-input" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="9" data-width="short" required autofocus aria-describedby="code-hjelp<#if wrong> feil</#if>"<#if wrong> aria-invalid="true"</#if>>
      </div>
</#macro>
<#-- The way to registration, on pages after which it is allowed. -->
<#macro manage>
    <#if (factorsOffered!false)>
    <#if (factorsWanted!false)>
    <p class="pv-subtle" id="registrerer">${msg("portvaktFactorsAfter")}</p>
    <#else>
    <form class="pv-form--single" id="portvakt-manage" action="${url.loginAction}" method="post">
      <button class="ds-button" data-variant="tertiary" type="submit" name="factors" value="manage">${msg("portvaktFactorsManage")}</button>
    </form>
    </#if>
    </#if>
</#macro>

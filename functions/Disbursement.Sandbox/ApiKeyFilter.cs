using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox;

/// <summary>Lets a request pass only with the key of the sandbox.</summary>
internal sealed class ApiKeyFilter(IOptions<SandboxOptions> options) : IEndpointFilter
{
    /// <summary>The header that carries the key.</summary>
    public const string Header = "X-Api-Key";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Value.ApiKey);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        string given = context.HttpContext.Request.Headers[Header].ToString();
        bool same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _key);
        return same
            ? await next(context)
            : Results.Problem("The key is missing or wrong.", statusCode: 401, title: "api-key");
    }
}

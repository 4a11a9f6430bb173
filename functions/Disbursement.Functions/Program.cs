using Disbursement.Functions;
using Disbursement.Functions.Web;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddDisbursement(builder.Configuration);
builder.AddWeb();
builder.Build().Run();
